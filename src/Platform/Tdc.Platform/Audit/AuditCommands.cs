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
        var file = new Argument<FileInfo>("FILE") { Description = "An export, saved heads, or a saved mail with a head." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("verify-log", "Holds a saved log or saved heads against the database; exit code 1 when history was rewritten.") { file, host.Data, json };
        command.SetAction((call, cancellation) =>
        {
            var path = call.GetRequiredValue(file);
            if (!path.Exists)
            {
                throw new CommandFault($"{path} does not exist.");
            }

            return host.WithDatabaseAsync(
                call,
                async (services, stop) =>
                {
                    using var reader = new StreamReader(path.FullName, Encoding.UTF8);
                    var (compared, contradiction) = await services.GetRequiredService<AuditLog>().CompareAsync(reader, stop);
                    var verdict = await services.GetRequiredService<AuditVerifier>().VerifyAsync(new Said(), stop);
                    return Say(verdict with { Broken = contradiction ?? verdict.Broken }, compared, call.GetValue(json));
                },
                cancellation);
        });
        return command;
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
