using System.CommandLine;
using System.Globalization;
using Npgsql;
using Tdc.Host.Bench;
using Tdc.Platform.Commands;

namespace Tdc.Host.Commands;

/// <summary><c>tdc bench</c>: pages beside a bare server in the same run, and what modules measure.</summary>
internal static class BenchCommand
{
    public static Command Build(IEnumerable<IBenchPart> parts)
    {
        var seconds = new Option<double>("--seconds") { Description = "Length of each measurement.", DefaultValueFactory = _ => 3 };
        var clients = new Option<int>("--clients") { Description = "Clients at once for requests per second.", DefaultValueFactory = _ => 8 };
        var scales = new Option<string>("--scales") { Description = "Sizes, as multiples of the demonstration data.", DefaultValueFactory = _ => "1,10" };
        var web = new Command("web", "Prints times of the ten most used pages as Markdown; also on PostgreSQL when TDC_POSTGRES names a server where databases may be created.")
        {
            seconds, clients, scales,
        };
        web.SetAction(async (call, cancellation) =>
        {
            var bench = new WebBench(TimeSpan.FromSeconds(call.GetValue(seconds)), call.GetValue(clients), Console.Out, Console.Error);
            var sizes = call.GetValue(scales)!.Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToList();
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}."));
            foreach (var size in sizes)
            {
                await bench.RunAsync("SQLite", size, new Dictionary<string, string> { ["TDC_POSTGRES"] = "" }, cancellation);
                if (Environment.GetEnvironmentVariable("TDC_POSTGRES") is { Length: > 0 } postgres)
                {
                    await OnPostgresAsync(postgres, connection => bench.RunAsync(
                        "PostgreSQL", size, new Dictionary<string, string> { ["TDC_POSTGRES"] = connection }, cancellation), cancellation);
                }
            }

            return ExitCode.Done;
        });
        var urls = new Option<string>("--urls") { Description = "Address to listen on.", Required = true };
        var hello = new Command("hello", "A bare server that answers hello: the denominator.") { urls };
        hello.SetAction((call, cancellation) => BareServer.RunAsync(call.GetValue(urls)!, cancellation));
        var bench = new Command("bench", "Measures the platform.") { web, Resolver(seconds, clients), Explorer(seconds, clients), Instruments(seconds, clients), hello };
        foreach (var part in parts)
        {
            bench.Add(part.Build());
        }

        return bench;
    }

    private static Command Resolver(Option<double> seconds, Option<int> clients)
    {
        var resolver = new Command("resolver", "Prints times of the resolver and the trace page as Markdown, kept and from the database, beside a bare server.") { seconds, clients };
        resolver.SetAction(async (call, cancellation) =>
        {
            var bench = new ResolverBench(TimeSpan.FromSeconds(call.GetValue(seconds)), call.GetValue(clients), Console.Out, Console.Error);
            await bench.RunAsync("SQLite", new Dictionary<string, string> { ["TDC_POSTGRES"] = "" }, cancellation);
            if (Environment.GetEnvironmentVariable("TDC_POSTGRES") is { Length: > 0 } postgres)
            {
                await OnPostgresAsync(postgres, connection => bench.RunAsync("PostgreSQL", new Dictionary<string, string> { ["TDC_POSTGRES"] = connection }, cancellation), cancellation);
            }

            return ExitCode.Done;
        });
        return resolver;
    }

    private static Command Explorer(Option<double> seconds, Option<int> clients)
    {
        var observations = new Option<int>("--observations") { Description = "How many observations the database holds.", DefaultValueFactory = _ => 1_000_000 };
        var explorer = new Command("explorer", "Prints times of the pages of productivity over many observations as Markdown, beside a bare server; also on PostgreSQL when TDC_POSTGRES names a server where databases may be created.") { seconds, clients, observations };
        explorer.SetAction(async (call, cancellation) =>
        {
            var bench = new ExplorerBench(TimeSpan.FromSeconds(call.GetValue(seconds)), call.GetValue(clients), call.GetValue(observations), Console.Out, Console.Error);
            if (Environment.GetEnvironmentVariable("TDC_POSTGRES") is { Length: > 0 } postgres)
            {
                await OnPostgresAsync(postgres, connection => bench.RunAsync(connection, cancellation), cancellation);
            }
            else
            {
                await bench.RunAsync(null, cancellation);
            }

            return ExitCode.Done;
        });
        return explorer;
    }

    private static Command Instruments(Option<double> seconds, Option<int> clients)
    {
        var count = new Option<int>("--instruments") { Description = "How many instruments the register holds.", DefaultValueFactory = _ => 200_000 };
        var instruments = new Command("instruments", "Prints times of the pages of the register of measuring instruments as Markdown, beside a bare server.") { seconds, clients, count };
        instruments.SetAction(async (call, cancellation) =>
        {
            await new InstrumentBench(TimeSpan.FromSeconds(call.GetValue(seconds)), call.GetValue(clients), call.GetValue(count), Console.Out, Console.Error).RunAsync(cancellation);
            return ExitCode.Done;
        });
        return instruments;
    }

    private static async Task OnPostgresAsync(string server, Func<string, Task> work, CancellationToken cancellation)
    {
        var name = $"tdc_bench_{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}", cancellation);
        try
        {
            await work(new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
        }
        finally
        {
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);
        }
    }

    private static async Task ExecuteAsync(string server, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
