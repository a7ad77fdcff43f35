using System.CommandLine;
using System.Globalization;
using Npgsql;
using Tdc.Platform.Commands;

namespace Tdc.Traceability.Events.Bench;

/// <summary><c>tdc bench epcis</c>: capture and queries of the event store beside the bare engines, in the same run.</summary>
internal sealed class EventBenchCommand : IBenchPart
{
    /// <inheritdoc/>
    public Command Build()
    {
        var events = new Option<int>("--events") { Description = "Events to store.", DefaultValueFactory = _ => 100_000 };
        var perDocument = new Option<int>("--per-doc") { Description = "Events a document.", DefaultValueFactory = _ => 100 };
        var clients = new Option<int>("--clients") { Description = "Documents on their way at once.", DefaultValueFactory = _ => 2 };
        var seed = new Option<int>("--seed") { Description = "Makes other identifiers.", DefaultValueFactory = _ => 1 };
        var queries = new Option<int>("--queries") { Description = "Queries of each kind.", DefaultValueFactory = _ => 500 };
        var large = new Option<int>("--large-mb") { Description = "Size of the one large document; 0 leaves it out.", DefaultValueFactory = _ => 100 };
        var engines = new Option<string>("--engines") { Description = "Which engines.", DefaultValueFactory = _ => "sqlite,postgres" };
        var command = new Command(
            "epcis", "Prints speed and size of the event store as Markdown; also on PostgreSQL when TDC_POSTGRES names a server where databases may be created.")
        {
            events, perDocument, clients, seed, queries, large, engines,
        };
        command.SetAction(async (call, cancellation) =>
        {
            var plan = new EventBenchPlan(
                Math.Max(1, call.GetValue(events) / SampleChains.EventsPerChain), Math.Max(1, call.GetValue(perDocument)), Math.Max(1, call.GetValue(clients)),
                call.GetValue(queries), call.GetValue(large), new SampleChains(call.GetValue(seed)));
            var bench = new EventBench(plan, Console.Out, Console.Error);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}; {plan.Chains * SampleChains.EventsPerChain} events, {plan.PerDocument} a document, {plan.Clients} documents at once.\n"));
            await bench.ReadAsync(cancellation);
            var wanted = call.GetValue(engines)!.Split(',');
            if (wanted.Contains("sqlite"))
            {
                await OnSqliteAsync(bench, cancellation);
            }

            if (wanted.Contains("postgres") && Environment.GetEnvironmentVariable("TDC_POSTGRES") is { Length: > 0 } server)
            {
                await OnPostgresAsync(bench, server, cancellation);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task OnSqliteAsync(EventBench bench, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-bench-").FullName;
        try
        {
            await bench.RunAsync("SQLite", new EventSettings(null, folder), new EventSettings(null, Path.Combine(folder, "raw")), cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task OnPostgresAsync(EventBench bench, string server, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-bench-").FullName;
        string[] names = [$"tdc_bench_{Guid.CreateVersion7():N}", $"tdc_bench_{Guid.CreateVersion7():N}"];
        try
        {
            foreach (var name in names)
            {
                await ExecuteAsync(server, $"CREATE DATABASE {name}", cancellation);
            }

            await bench.RunAsync(
                "PostgreSQL", new EventSettings(To(server, names[0]), folder), new EventSettings(To(server, names[1]), folder), cancellation);
        }
        finally
        {
            foreach (var name in names)
            {
                await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static string To(string server, string database) => new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>What to measure.</summary>
internal sealed record EventBenchPlan(int Chains, int PerDocument, int Clients, int Queries, int LargeMegabytes, SampleChains Samples);
