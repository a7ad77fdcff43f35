using System.Net;
using System.Net.Sockets;

namespace Tdc.Traceability.Features.Repository.Subscribing;

/// <summary>Whether an address belongs to the public internet.</summary>
/// <remarks>Source: IANA special-purpose address registries (RFC 6890 and its updates); addresses that carry an IPv4 address are judged by it.</remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether anybody on the internet may own it.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Is(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var octets = address.GetAddressBytes();
            if (octets is [0x00, 0x64, 0xFF, 0x9B, ..])
            {
                return Is(new IPAddress(octets[12..])); // NAT64
            }

            if (octets is [0x20, 0x02, ..])
            {
                return Is(new IPAddress(octets[2..6])); // 6to4
            }

            if (octets.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0)
            {
                return false; // the IPv4-compatible form of old, unspecified and loopback
            }
        }

        return !Array.Exists(special, n => n.Contains(address));
    }
}
