using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;

namespace Tdc.Host.Commands;

/// <summary>The command line: finds the command, runs it, keeps results and messages apart.</summary>
internal static class TdcCommandLine
{
    // A little longer than the server gives to requests under way, else a stop breaks them off.
    private static readonly TimeSpan termination = TimeSpan.FromSeconds(40);

    public static async Task<int> RunAsync(string[] args)
    {
        CommandLanguage.Choose();
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")))
        {
            args = ["serve", .. args];
        }

        var host = new CommandHost();

        // Commands over codes and documents start thousands of times in scripts: they do not wait for the modules.
        await using var parts = args[0] is Gs1Command.Name or EpcisCommands.Name ? null : host.Parts();
        var call = Root(host, parts).Parse(args);
        if (call.Errors.Count > 0)
        {
            await ExplainAsync(call);
            return ExitCode.Wrong;
        }

        try
        {
            return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = termination });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("tdc: stopped before the end; nothing is half-done.");
        }
        catch (Exception e) when (Said(e, host, call) is { } message)
        {
            await Console.Error.WriteLineAsync("tdc: " + message);
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync("tdc: a fault of the program, please report it: " + e);
        }

        return ExitCode.Wrong; // never 1: nobody may take a broken check for the answer "no"
    }

    /// <summary>All commands.</summary>
    /// <param name="host">What commands of modules may ask for.</param>
    /// <param name="parts">The modules, or null for the commands of the host alone.</param>
    internal static RootCommand Root(CommandHost host, IServiceProvider? parts)
    {
        var root = new RootCommand("TĐC Số: runs a province's plan on standards, metrology and quality. Without a command it serves.");
        root.Add(ServeCommand.Build(host));
        root.Add(BenchCommand.Build(parts?.GetServices<IBenchPart>() ?? []));
        root.Add(Gs1Command.Build());
        root.Add(EpcisCommands.Build());
        foreach (var command in OperationCommands.Build(host).Concat(parts?.GetServices<ICommandPart>().SelectMany(p => p.Build(host)) ?? []))
        {
            root.Add(command);
        }

        return root;
    }

    private static async Task ExplainAsync(ParseResult call)
    {
        var unknown = call.UnmatchedTokens.Count > 0;
        foreach (var error in call.Errors.Where(e => !unknown || call.Errors.Count == 1 || call.UnmatchedTokens.Any(t => e.Message.Contains(t, StringComparison.Ordinal))))
        {
            await Console.Error.WriteLineAsync("tdc: " + error.Message);
        }

        var names = new List<string>();
        for (SymbolResult? at = call.CommandResult; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: not RootCommand and var command })
            {
                names.Insert(0, command.Name + " ");
            }
        }

        await Console.Error.WriteLineAsync($"Help: tdc {string.Concat(names)}--help");
    }

    /// <summary>What to tell about a failure; <see langword="null"/> when it is a bug.</summary>
    private static string? Said(Exception e, CommandHost host, ParseResult call)
    {
        var cause = e.GetBaseException().Message;
        var folder = DatabaseSettings.FromEnvironment(call.GetValue(host.Data)).DataFolder;
        return StorageFault.Of(e) switch
        {
            StorageFaultKind.ReadOnly => $"the database cannot be written to: let this account write to it, and to its folder when it is {folder} ({cause})",
            StorageFaultKind.Full => $"the disk of the database is full: make room and try again; what was stored before is unharmed ({cause})",
            StorageFaultKind.Away when cause.Contains("unable to open database file", StringComparison.Ordinal) =>
                $"the database in {folder} cannot be opened: let this account read and write that folder ({cause})",
            StorageFaultKind.Away => $"the database does not answer: {cause}",
            _ => e is IOException or UnauthorizedAccessException or DbException or CommandFault ? e.Message : null,
        };
    }
}
