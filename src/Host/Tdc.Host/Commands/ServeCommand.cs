using System.CommandLine;
using Tdc.Host.Serving;
using Tdc.Platform.Commands;
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
        command.SetAction((call, cancellation) => RunAsync(
            new ServeSettings
            {
                Database = DatabaseSettings.FromEnvironment(call.GetValue(host.Data)),
                Environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production,
                Urls = call.GetValue(urls) ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS"),
                Demonstration = !call.GetValue(noDemo),
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ServeSettings settings, CancellationToken cancellation)
    {
        var development = settings.Environment == Environments.Development;
        await using var app = TdcHost.Build(settings with { Demonstration = settings.Demonstration && development });
        app.Urls.Add(settings.Urls ?? "http://127.0.0.1:5080");
        await TdcHost.PrepareAsync(app.Services, settings.Demonstration && development, cancellation);
        await app.StartAsync(cancellation);
        await Console.Error.WriteLineAsync("TĐC Số: " + string.Join(" ", app.Urls));
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }
}
