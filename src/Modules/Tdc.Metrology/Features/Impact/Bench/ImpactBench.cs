using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Platform;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Impact.Bench;

/// <summary><c>tdc bench impact</c>: what following a bad standard through many results costs, beside the bare reading of their budgets.</summary>
internal sealed class ImpactBench : IBenchPart
{
    /// <inheritdoc/>
    public Command Build()
    {
        var results = new Option<int>("--results") { Description = "Results that rest on the standard.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("impact", "Prints as Markdown what the analysis of a bad standard costs over many results, on the embedded database; made data.") { results };
        command.SetAction(async (call, cancellation) =>
        {
            await RunAsync(call.GetValue(results), cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task RunAsync(int results, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-bench-").FullName;
        try
        {
            await using var services = Services(folder);
            var sample = new SampleLaboratory(results);
            await using (var scope = services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
                await db.Database.EnsureCreatedAsync(cancellation);
                Console.Error.WriteLine($"making {results} results");
                await sample.FillAsync(db, cancellation);
            }

            Print($"{Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}; SQLite; {results.ToString("N0", CultureInfo.InvariantCulture)} results through {SampleLaboratory.WorkingStandards} working standards.\n");
            Print("| round | bare reading of the budgets, s | analysis with its findings written, s | ratio | flips | larger U |\n|---:|---:|---:|---:|---:|---:|");
            for (var round = 1; round <= 3; round++)
            {
                Console.Error.WriteLine($"round {round}");
                await MeasureAsync(services, sample, round, cancellation);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(ServiceProvider services, SampleLaboratory sample, int round, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        var watch = Stopwatch.StartNew();
        long letters = 0;
        await foreach (var budget in db.Set<Domain.Laboratory.CalibrationResult>().AsNoTracking().Select(r => r.Budget).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            letters += budget.Length;
        }

        var bare = watch.Elapsed.TotalSeconds;
        var study = sample.Study(TimeProvider.System);
        watch.Restart();
        await db.InTransactionAsync(
            async () =>
            {
                db.Add(study);
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                await scope.ServiceProvider.GetRequiredService<ImpactAnalysis>().RunAsync(study, TimeProvider.System, cancellation);
                return await db.SaveChangesAsync(cancellation);
            },
            cancellation);
        var analysis = watch.Elapsed.TotalSeconds;
        Print(string.Create(CultureInfo.InvariantCulture, $"| {round} | {bare:F2} | {analysis:F2} | {analysis / bare:F1} | {study.Flips} | {study.Larger} |"));
        Debug.Assert(letters > 0, "The budgets are read.");
    }

    private static ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddPlatform(DatabaseSettings.Sqlite(folder));
        services.AddMetrology();
        return services.BuildServiceProvider();
    }

    private static void Print(string line) => Console.Out.WriteLine(line);
}
