using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;

namespace Tdc.Platform.Files;

/// <summary><c>tdc files verify</c>: reads every stored file and compares its hash.</summary>
internal sealed class FilesCommands : ICommandPart
{
    public IEnumerable<Command> Build(ICommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var verify = new Command("verify", "Reads every stored file and compares its hash; exit code 1 when one is missing or changed.") { host.Data, json };
        verify.SetAction((call, cancellation) => host.WithDatabaseAsync(
            call, (services, stop) => VerifyAsync(services.GetRequiredService<FileCheck>(), call.GetValue(json), stop), cancellation));
        var clean = new Command("clean", "Removes uploads that were never confirmed and contents that no record refers to.") { host.Data };
        clean.SetAction((call, cancellation) => host.WithDatabaseAsync(
            call,
            async (services, stop) =>
            {
                Console.WriteLine(await services.GetRequiredService<FileCleaning>().CleanAsync(stop));
                return ExitCode.Done;
            },
            cancellation));
        yield return new Command("files", "Looks after stored files.") { verify, clean };
    }

    private static async Task<int> VerifyAsync(FileCheck check, bool json, CancellationToken cancellation)
    {
        var result = await check.VerifyAsync(new Said(), cancellation);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { result.Contents, result.Bytes, broken = result.Broken.Select(b => new { b.Sha256, fault = b.Fault.ToString() }) }, JsonSerializerOptions.Web));
        }
        else
        {
            foreach (var broken in result.Broken)
            {
                Console.WriteLine($"{broken.Fault}\t{broken.Sha256}");
            }

            Console.WriteLine($"{result.Contents} contents, {result.Bytes} bytes, {result.Broken.Count} broken");
        }

        return result.Broken.Count == 0 ? ExitCode.Done : ExitCode.No;
    }

    private sealed class Said : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % 500 == 0)
            {
                Console.Error.WriteLine($"{value} …");
            }
        }
    }
}
