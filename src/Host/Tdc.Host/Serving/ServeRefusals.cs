using System.Net;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;

namespace Tdc.Host.Serving;

/// <summary>What <c>serve</c> refuses to start with. Other commands refuse none of it.</summary>
internal static class ServeRefusals
{
    /// <summary>Checks settings before the database is opened.</summary>
    /// <exception cref="CommandFault">A setting is too weak for where it is to be used.</exception>
    public static void CheckSettings(ServeSettings settings)
    {
        foreach (var proxy in settings.Proxies.Where(p => !IPAddress.TryParse(p, out _) && !System.Net.IPNetwork.TryParse(p, out _)))
        {
            throw new CommandFault($"TDC_PROXIES: {proxy} is neither an address nor a network");
        }

        if (settings.PublicAddress is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            throw new CommandFault($"TDC_PUBLIC_ADDRESS: {address} is no web address");
        }

        if (settings.Environment == Environments.Development)
        {
            return;
        }

        if (settings.KeyCertificate is null)
        {
            throw new CommandFault(
                $"outside Development the keys that protect sessions are encrypted by a certificate: set {KeyCertificate.PathSetting} to the path of a PKCS#12 "
                + $"file and {KeyCertificate.PasswordFileSetting} to a file with its password (or set ASPNETCORE_ENVIRONMENT=Development to try the platform)");
        }

        if (settings.Addresses.FirstOrDefault(u => u.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(u)) is { } open
            && settings.Proxies.Count == 0)
        {
            throw new CommandFault(
                $"{open} would send passwords unencrypted: listen on https, or on a loopback address behind a proxy, or name the proxy in TDC_PROXIES");
        }
    }

    /// <summary>Checks what the database holds, before the first address is opened.</summary>
    /// <exception cref="CommandFault">Demonstration accounts, whose password is public, could be reached by others.</exception>
    public static async Task CheckDataAsync(WebApplication app, ServeSettings settings, CancellationToken cancellation)
    {
        var demonstration = app.Services.GetRequiredService<DemonstrationData>();
        demonstration.Forget();
        if (!await demonstration.IsLoadedAsync(cancellation))
        {
            return;
        }

        if (settings.Environment != Environments.Development)
        {
            throw new CommandFault("the database holds demonstration accounts, whose password is public: begin with an empty database, or set ASPNETCORE_ENVIRONMENT=Development");
        }

        var configured = app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();
        if (settings.Addresses.Concat(configured).FirstOrDefault(u => !IsLoopback(u)) is { } open)
        {
            throw new CommandFault(
                $"while demonstration accounts exist the server listens on loopback only, and {open} is not: use http://127.0.0.1:PORT, or --no-demo with an empty data folder");
        }
    }

    /// <summary>Whether only this machine reaches an address.</summary>
    internal static bool IsLoopback(string address)
    {
        if (!Uri.TryCreate(address.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri))
        {
            return false;
        }

        return uri.Scheme == "unix" || uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
