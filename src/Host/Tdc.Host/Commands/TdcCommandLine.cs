using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Host.Serving;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;

namespace Tdc.Host.Commands;

/// <summary>The command line: finds the command, runs it, keeps results and messages apart.</summary>
internal static class TdcCommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")))
        {
            args = ["serve", .. args];
        }

        var host = new CommandHost();
        var root = new RootCommand("TĐC Số: runs a province's plan on standards, metrology and quality.");
        root.Add(ServeCommand.Build(host));
        root.Add(BenchCommand.Build());
        await using var parts = host.Parts();
        foreach (var command in OperationCommands.Build(host).Concat(parts.GetServices<ICommandPart>().SelectMany(p => p.Build(host))))
        {
            root.Add(command);
        }

        var call = root.Parse(args);
        if (call.Errors.Count > 0)
        {
            foreach (var error in call.Errors)
            {
                await Console.Error.WriteLineAsync("tdc: " + error.Message);
            }

            await Console.Error.WriteLineAsync($"Help: tdc {call.CommandResult.Command.Name} --help");
            return ExitCode.Wrong;
        }

        try
        {
            return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("tdc: stopped before the end; nothing is half-done.");
            return ExitCode.No;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Data.Common.DbException or CommandFault)
        {
            await Console.Error.WriteLineAsync("tdc: " + e.Message);
            return ExitCode.Wrong;
        }
    }
}
