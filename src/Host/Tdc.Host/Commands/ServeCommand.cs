using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Tdc.Host.Serving;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Host.Commands;

/// <summary><c>tdc serve</c>: the web server.</summary>
internal static class ServeCommand
{
    public static Command Build(ICommandHost host)
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on (default http://127.0.0.1:5080).", HelpName = "URL" };
        var noDemo = new Option<bool>("--no-demo") { Description = "Do not load demonstration data in Development." };
        var command = new Command("serve", "Serves the platform; creates and updates the database first.") { urls, host.Data, noDemo };
        command.SetAction((call, cancellation) =>
        {
            var settings = new ServeSettings
            {
                Database = DatabaseSettings.FromEnvironment(call.GetValue(host.Data)),
                Environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { Length: > 0 } name ? name : Environments.Production,
                Urls = call.GetValue(urls) ?? Setting("ASPNETCORE_URLS"),
                Demonstration = !call.GetValue(noDemo),
                PublicAddress = Setting("TDC_PUBLIC_ADDRESS"),
                Proxies = (Setting("TDC_PROXIES") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Unlimited = Setting(RateLimits.Setting) is "off",
                KeyCertificate = KeyCertificate.FromEnvironment(out var fault),
            };
            var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            ServeRefusals.CheckSettings(settings, [.. fault is null ? [] : new[] { fault }, .. ServeRefusals.Unreadable(environment, settings.Database)]);
            return RunAsync(settings, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ServeSettings settings, CancellationToken cancellation)
    {
        // What is said outside any request is Vietnamese, whatever the machine's language.
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        var development = settings.Environment == Environments.Development;
        settings = settings with { Demonstration = settings.Demonstration && development };
        await using var app = TdcHost.Build(settings, builder => builder.Services.AddHostedService<MemoryThrift>());
        foreach (var address in settings.Addresses)
        {
            app.Urls.Add(address);
        }

        if (!await Preparation.RunAsync(app.Services, settings, cancellation))
        {
            return ExitCode.Wrong;
        }

        await TdcHost.PrepareAsync(app.Services, settings.Demonstration, cancellation);
        await ServeRefusals.CheckDataAsync(app, settings, cancellation);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true); // what the seeds took is not needed again
        await ListenAsync(app, settings, cancellation);
        await Console.Error.WriteLineAsync("TĐC Số: " + string.Join(" ", app.Urls));
        if (await app.Services.GetRequiredService<DemonstrationData>().IsLoadedAsync(cancellation))
        {
            await Console.Error.WriteLineAsync("Demonstration accounts (password " + DemonstrationAccounts.Password + "):");
            foreach (var account in DemonstrationAccounts.All)
            {
                await Console.Error.WriteLineAsync($"  {account.Email,-24} {account.NameEn}");
            }
        }

        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    private static async Task ListenAsync(WebApplication app, ServeSettings settings, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e) when (e.InnerException is AddressInUseException)
        {
            throw new CommandFault($"another program already listens on {string.Join(" or ", settings.Addresses)}: stop it, or choose another address with --urls", e);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException or CryptographicException)
        {
            throw new CommandFault($"cannot listen on {string.Join(", ", settings.Addresses)}: {e.Message}", e);
        }
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
