using System.CommandLine;
using System.Diagnostics;
using Tdc.Host.Serving;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Host.Commands;

/// <summary>
/// Makes a new database, or brings an old one up to date, in a process of its own: the memory that tables, seeds and demonstration data need is given back with
/// that process, and the server stays a third smaller.
/// </summary>
internal static class Preparation
{
    private const string Name = "prepare";
    private const string Demonstration = "--demonstration";

    /// <summary>The command of that process. Its standard input ends when the server is gone, and it stops with it.</summary>
    public static Command Build(CommandHost host)
    {
        var demonstration = new Option<bool>(Demonstration) { Description = "Makes the demonstration data too." };
        var command = new Command(Name, "Prepares the database for serve, which starts it; it stops when its standard input ends.") { host.Data, demonstration };
        command.SetAction(async (call, cancellation) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            _ = Task.Run(() => StopWithServer(stop), CancellationToken.None);
            await using var services = CommandHost.Services(DatabaseSettings.FromEnvironment(call.GetValue(host.Data)));
            await TdcHost.PrepareAsync(services, call.GetValue(demonstration), stop.Token);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Runs that process when there is something to prepare.</summary>
    /// <param name="services">The server's.</param>
    /// <param name="settings">How the server is to run.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether the server can go on; if not, the process has said why.</returns>
    public static async Task<bool> RunAsync(IServiceProvider services, ServeSettings settings, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var demonstration = scope.ServiceProvider.GetRequiredService<DemonstrationData>();
        if (await IsNeededAsync(scope.ServiceProvider.GetRequiredService<TdcDbContext>(), settings, demonstration, cancellation))
        {
            var call = OwnProgram.Call([Name, "--data", settings.Database.DataFolder, .. settings.Demonstration ? [Demonstration] : Array.Empty<string>()]);
            call.RedirectStandardInput = true;
            using var process = Process.Start(call)!;
            await using var stop = cancellation.Register(process.StandardInput.Close);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            demonstration.Forget();
            return process.ExitCode == ExitCode.Done;
        }

        return true;
    }

    private static async Task<bool> IsNeededAsync(TdcDbContext db, ServeSettings settings, DemonstrationData demonstration, CancellationToken cancellation) =>
        (db.IsSqlite && !File.Exists(Path.Combine(settings.Database.DataFolder, DatabaseSettings.SqliteFile)))
        || await TdcHost.IsBehindAsync(db, cancellation)
        || (settings.Demonstration && !await demonstration.IsLoadedAsync(cancellation));

    private static void StopWithServer(CancellationTokenSource stop)
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // Only the end matters.
        }

        stop.Cancel();
    }
}
