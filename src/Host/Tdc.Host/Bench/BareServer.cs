using Tdc.Platform.Commands;

namespace Tdc.Host.Bench;

/// <summary>Kestrel that answers "hello" and nothing else: the denominator of every page's time.</summary>
internal static class BareServer
{
    public static async Task<int> RunAsync(string urls, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(urls);
        app.MapGet("/", () => "hello");
        await app.StartAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }
}
