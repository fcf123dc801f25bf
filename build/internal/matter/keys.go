package matter

import "slices"

// many is how many keys are looked up in a table rather than one by one.
const many = 24

// keys are names in the order in which they were added, each once.
type keys struct {
	list  []string
	table map[string]bool // nil while they are few
}

func (k *keys) has(key string) bool {
	if k.table != nil {
		return k.table[key]
	}
	return slices.Contains(k.list, key)
}

func (k *keys) add(key string) {
	if k.has(key) {
		return
	}
	k.list = append(k.list, key)
	if k.table == nil && len(k.list) > many {
		k.table = make(map[string]bool, 2*len(k.list))
		for _, key := range k.list {
			k.table[key] = true
		}
	}
	if k.table != nil {
		k.table[key] = true
	}
}
