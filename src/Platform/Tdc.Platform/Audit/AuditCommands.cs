using System.CommandLine;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;

namespace Tdc.Platform.Audit;

/// <summary><c>tdc audit verify | verify-log | export</c>.</summary>
internal sealed class AuditCommands : ICommandPart
{
    public IEnumerable<Command> Build(ICommandHost host)
    {
        yield return new Command("audit", "Checks and exports the hash-chained audit.") { Verify(host), VerifyLog(host), Export(host) };
    }

    private static Command Verify(ICommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("verify", "Recomputes the chain; exit code 0 whole, 1 broken, with the first broken sequence and why.") { host.Data, json };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(
            call,
            async (services, stop) => Say(await services.GetRequiredService<AuditVerifier>().VerifyAsync(new Said(), stop), null, call.GetValue(json)),
            cancellation));
        return command;
    }

    private static Command VerifyLog(ICommandHost host)
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "An export, saved heads or checkpoints, or a saved mail with one. Without it the logs of the modules are recomputed from their records.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command(
            "verify-log", "Recomputes the tamper-evident logs from the records, or holds saved heads against the database; exit code 1 when history was changed, with the first place.")
        {
            file, host.Data, json,
        };
        command.SetAction((call, cancellation) =>
        {
            var path = call.GetValue(file);
            if (path is { Exists: false })
            {
                throw new CommandFault($"{path} does not exist.");
            }

            return host.WithDatabaseAsync(call, (services, stop) => VerifyLogAsync(services, path, call.GetValue(json), stop), cancellation);
        });
        return command;
    }

    private static async Task<int> VerifyLogAsync(IServiceProvider services, FileInfo? path, bool json, CancellationToken cancellation)
    {
        var logs = services.GetServices<IVerifiableLog>().ToList();
        if (path is not null)
        {
            var text = await File.ReadAllTextAsync(path.FullName, Encoding.UTF8, cancellation);
            logs = [.. logs.Where(log => log.Recognises(text))];
            if (logs.Count == 0)
            {
                using var reader = new StringReader(text);
                var (compared, contradiction) = await services.GetRequiredService<AuditLog>().CompareAsync(reader, cancellation);
                var verdict = await services.GetRequiredService<AuditVerifier>().VerifyAsync(new Said(), cancellation);
                return Say(verdict with { Broken = contradiction ?? verdict.Broken }, compared, json);
            }

            return await SayLogsAsync(logs, text, json, cancellation);
        }

        return await SayLogsAsync(logs, null, json, cancellation);
    }

    private static async Task<int> SayLogsAsync(List<IVerifiableLog> logs, string? saved, bool json, CancellationToken cancellation)
    {
        List<LogVerdict> verdicts = [];
        foreach (var log in logs)
        {
            verdicts.Add(await log.VerifyAsync(saved, new Said(), cancellation));
        }

        var whole = verdicts.TrueForAll(v => v.IsWhole);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { whole, logs = verdicts }, JsonSerializerOptions.Web));
        }
        else
        {
            foreach (var verdict in verdicts)
            {
                Console.WriteLine(verdict.IsWhole
                    ? $"whole: {verdict.Log}, {verdict.Size} records, {verdict.Checkpoints} signed checkpoints, {verdict.Waiting} not in the log yet, root {verdict.Root}"
                    : $"broken: {verdict.Log} at position {verdict.Position}: {verdict.Fault}: {verdict.Detail}");
            }
        }

        return whole ? ExitCode.Done : ExitCode.No;
    }

    private static Command Export(ICommandHost host)
    {
        var after = new Option<long>("--after") { Description = "Only entries after this sequence." };
        var command = new Command("export", "Prints the chained entries, the signed heads and the public keys as JSON lines.") { host.Data, after };
        command.SetAction((call, cancellation) => host.WithDatabaseAsync(
            call,
            async (services, stop) =>
            {
                await foreach (var line in services.GetRequiredService<AuditLog>().ExportAsync(call.GetValue(after), stop))
                {
                    Console.WriteLine(line);
                }

                return ExitCode.Done;
            },
            cancellation));
        return command;
    }

    private static int Say(AuditVerdict verdict, int? compared, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    whole = verdict.IsWhole,
                    verdict.Entries,
                    verdict.Waiting,
                    verdict.Heads,
                    verdict.Hash,
                    compared,
                    broken = verdict.Broken is { } b ? new { b.Sequence, fault = JsonNamingPolicy.KebabCaseLower.ConvertName(b.Fault.ToString()), b.Detail } : null,
                },
                JsonSerializerOptions.Web));
        }
        else if (verdict.Broken is { } broken)
        {
            Console.WriteLine($"broken at {broken.Sequence}: {JsonNamingPolicy.KebabCaseLower.ConvertName(broken.Fault.ToString())}: {broken.Detail}");
        }
        else
        {
            var against = compared is { } count ? $", {count} saved records agree" : "";
            Console.WriteLine($"whole: {verdict.Entries} entries, {verdict.Heads} signed heads{against}, {verdict.Waiting} not chained yet, ends with {verdict.Hash}");
        }

        return verdict.IsWhole ? ExitCode.Done : ExitCode.No;
    }

    private sealed class Said : IProgress<long>
    {
        public void Report(long value)
        {
            if (value > 0 && value % 50_000 == 0)
            {
                Console.Error.WriteLine($"{value} …");
            }
        }
    }
}
