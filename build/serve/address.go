package serve

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// An Address is where the site can be opened.
type Address struct {
	URL      string   // on this computer: "http://127.0.0.1:8080/"
	Others   []string // from other computers in the network
	Loopback bool     // only this computer can open it
}

// splitAddress reads "127.0.0.1:8080", ":8080" or "8080". Without a host it means
// this computer only: to be open to a network, one has to say so.
func splitAddress(addr string) (host, port string, err error) {
	if _, err := strconv.Atoi(addr); err == nil {
		addr = ":" + addr
	}
	host, port, err = net.SplitHostPort(addr)
	if err != nil {
		return "", "", fmt.Errorf("address %s is not of the form 127.0.0.1:8080", addr)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return "", "", fmt.Errorf("address %s has no port from 0 to 65535", addr)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	return host, port, nil
}

func addressOf(l net.Listener) Address {
	host, port, _ := net.SplitHostPort(l.Addr().String())
	ip, err := netip.ParseAddr(host)
	at := func(host string) string { return "http://" + net.JoinHostPort(host, port) + "/" }
	switch {
	case err != nil || ip.IsLoopback():
		return Address{URL: at(host), Loopback: true}
	case !ip.IsUnspecified():
		return Address{URL: at(host), Others: []string{at(host)}}
	}
	a := Address{URL: at("127.0.0.1")}
	for _, other := range networkAddresses() {
		a.Others = append(a.Others, at(other))
	}
	return a
}

// networkAddresses are this computer's addresses in its networks, the short ones.
func networkAddresses() []string {
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var found []string
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsGlobalUnicast() {
			found = append(found, n.IP.String())
		}
	}
	slices.Sort(found)
	return found
}

// explain says why an address cannot be opened.
func explain(host, port string, err error) error {
	addr := net.JoinHostPort(host, port)
	switch {
	case taken(err):
		if free := nextFree(host, port); free != "" {
			return fmt.Errorf("address %s is taken, perhaps by a `rethink serve` in another window: close it, or use --addr %s", addr, free)
		}
		return fmt.Errorf("address %s is taken: name another with --addr", addr)
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("address %s may not be opened by this user: use a port from 1024, such as --addr %s", addr, net.JoinHostPort(host, "8080"))
	case foreign(err):
		return fmt.Errorf("address %s cannot be opened: %s is not an address of this computer. For this computer alone use --addr %s, to be open to a network --addr %s",
			addr, host, net.JoinHostPort("127.0.0.1", port), net.JoinHostPort("0.0.0.0", port))
	}
	return fmt.Errorf("address %s cannot be opened: %w", addr, err)
}

// foreign reports whether an address is another computer's, or nobody's. Windows has a
// number of its own for it.
func foreign(err error) bool {
	const windowsNotAvailable = syscall.Errno(10049)
	var unknown *net.DNSError
	return errors.Is(err, syscall.EADDRNOTAVAIL) || errors.Is(err, windowsNotAvailable) || errors.As(err, &unknown)
}

// taken reports whether another program holds the address. Windows has a number of
// its own for it.
func taken(err error) bool {
	const windowsInUse = syscall.Errno(10048)
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse)
}

// nextFree looks for a free port above, near enough to be remembered.
func nextFree(host, port string) string {
	first, _ := strconv.Atoi(port)
	for n := first + 1; n <= min(first+100, 65535); n++ {
		addr := net.JoinHostPort(host, strconv.Itoa(n))
		if l, err := net.Listen("tcp", addr); err == nil {
			_ = l.Close()
			return addr
		}
	}
	return ""
}

// hostAllowed reports whether a request's Host header names this computer. A page
// elsewhere can make its own name lead here, but not a number or "localhost".
func (s *server) hostAllowed(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(strings.TrimSuffix(name, "."), "[]"))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	if ip, err := netip.ParseAddr(name); err == nil {
		return ip.IsLoopback() || !s.loopback
	}
	return !s.loopback && name != "" && name == s.machine
}
