using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.HttpOverrides;
using Tdc.Platform.Storage;

namespace Tdc.Host.Serving;

/// <summary>How the server is to run.</summary>
internal sealed record ServeSettings
{
    /// <summary>Where it listens when nobody says otherwise.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Where the data is.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>Development, Production or another name.</summary>
    public required string Environment { get; init; }

    /// <summary>Addresses to listen on, separated by a semicolon; <see langword="null"/> for the default.</summary>
    public string? Urls { get; init; }

    /// <summary>Whether demonstration data is loaded; never outside Development.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Where readers reach the platform (<c>https://tdc.example.gov.vn</c>), for links in mail; <see langword="null"/> for the first address.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Addresses or networks of the reverse proxies whose forwarded headers are believed.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Encrypts the data-protection keys; <see langword="null"/> only in Development.</summary>
    public X509Certificate2? KeyCertificate { get; init; }

    /// <summary>Whether requests are not counted, for measuring; only in Development.</summary>
    public bool Unlimited { get; init; }

    /// <summary>The addresses to listen on.</summary>
    public IReadOnlyList<string> Addresses => (Urls ?? DefaultAddress).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether readers come by https, directly or through a proxy.</summary>
    public bool Https =>
        (PublicAddress ?? Urls ?? "").Split(';').Any(u => u.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    internal void Trust(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        if (PublicAddress is { } address)
        {
            options.AllowedHosts = [new Uri(address).Host]; // a proxy that passes on what a stranger claims changes nothing
        }

        foreach (var proxy in Proxies)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }
    }
}
