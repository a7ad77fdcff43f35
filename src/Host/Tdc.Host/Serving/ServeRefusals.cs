using System.Net;
using Tdc.Platform.Commands;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;

namespace Tdc.Host.Serving;

/// <summary>What <c>serve</c> refuses to start with. Other commands refuse none of it.</summary>
internal static class ServeRefusals
{
    /// <summary>Checks settings before the database is opened.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="known">What is already known to be wrong with them.</param>
    /// <exception cref="CommandFault">Settings are wrong, or too weak for where they are to be used: all of them, each with how to mend it.</exception>
    public static void CheckSettings(ServeSettings settings, IReadOnlyList<string>? known = null)
    {
        var faults = (known ?? []).Concat(Wrong(settings)).ToList();
        if (settings.Environment != Environments.Development)
        {
            if (settings.KeyCertificate is null && known?.Any(f => f.Contains(KeyCertificate.PathSetting, StringComparison.Ordinal)) != true)
            {
                faults.Add(
                    $"the keys that protect sessions are not encrypted: set {KeyCertificate.PathSetting} to the path of a PKCS#12 file and "
                    + $"{KeyCertificate.PasswordFileSetting} to a file with its password");
            }

            faults.AddRange(Weak(settings));
        }

        if (faults.Count > 0)
        {
            throw new CommandFault(
                $"the server does not start with these settings ({settings.Environment}; ASPNETCORE_ENVIRONMENT=Development is for trying the platform):"
                + string.Concat(faults.Select(f => Environment.NewLine + "  - " + f)));
        }
    }

    /// <summary>Settings of parts of the platform that cannot be read.</summary>
    public static IEnumerable<string> Unreadable(IConfiguration environment, DatabaseSettings database) =>
        new Action[] { () => MailSettings.From(environment), () => FileSettings.From(environment, database), () => RateLimits.Of(environment) }
            .Select(FaultOf).OfType<string>();

    /// <summary>What no server can start with.</summary>
    private static IEnumerable<string> Wrong(ServeSettings settings)
    {
        foreach (var proxy in settings.Proxies.Where(p => !IPAddress.TryParse(p, out _) && !System.Net.IPNetwork.TryParse(p, out _)))
        {
            yield return $"TDC_PROXIES: {proxy} is neither an address nor a network such as 10.0.0.0/8";
        }

        if (settings.PublicAddress is { } address && !IsWeb(address))
        {
            yield return $"TDC_PUBLIC_ADDRESS: {address} is no web address such as https://tdc.example.gov.vn";
        }

        foreach (var url in settings.Addresses.Where(u => !IsBinding(u)))
        {
            yield return $"--urls: {url} is no address to listen on, such as http://127.0.0.1:5080";
        }
    }

    /// <summary>What is good enough for trying the platform only.</summary>
    private static IEnumerable<string> Weak(ServeSettings settings)
    {
        if (settings.Addresses.FirstOrDefault(u => IsBinding(u) && u.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(u)) is { } open
            && settings.Proxies.Count == 0)
        {
            yield return $"{open} would send passwords unencrypted: listen on https, or on a loopback address behind a proxy, or name the proxy in TDC_PROXIES";
        }

        if (settings.PublicAddress is { } address && address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !IsLoopback(address))
        {
            yield return $"TDC_PUBLIC_ADDRESS: readers would come to {address} unencrypted: give the https address of the proxy";
        }

        if (settings.Unlimited)
        {
            yield return $"{RateLimits.Setting}=off is for measuring: unset it, or raise TDC_LIMIT_API and TDC_LIMIT_UPLOADS";
        }
    }

    private static string? FaultOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (CommandFault e)
        {
            return e.Message;
        }
    }

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private static bool IsBinding(string address)
    {
        try
        {
            return BindingAddress.Parse(address).Scheme.ToLowerInvariant() is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
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
