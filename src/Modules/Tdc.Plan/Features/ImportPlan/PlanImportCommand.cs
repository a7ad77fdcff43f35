using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Annex;
using Tdc.Platform.Commands;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Stores a reading as a plan; what the command does without <c>--dry-run</c>.</summary>
internal interface IPlanImporter
{
    /// <summary>Fills the plan with the reading; the same file again changes nothing.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="fileName">Name of the file, for the record.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    /// <returns>A line for the person who called, and whether it was stored.</returns>
    Task<(bool Stored, string Message)> ImportAsync(AnnexReading reading, string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

/// <summary><c>tdc plan import FILE [--dry-run] [--json]</c>.</summary>
internal static class PlanImportCommand
{
    /// <summary>Builds it.</summary>
    public static Command Build(ICommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The annex: .txt (tab-separated), .docx or .xlsx; relative to the caller's folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and show only; opens no database." };
        var asJson = new Option<bool>("--json") { Description = "Print the reading as JSON." };
        var command = new Command("import", "Reads a plan's annex and fills the plan with it.") { file, dryRun, asJson, host.Data };
        command.SetAction(async (call, cancellation) =>
        {
            var path = call.GetValue(file)!;
            var text = host.WithoutDatabase().GetRequiredService<IStringLocalizer<ImportText>>();
            var bytes = await ReadFileAsync(path, text, cancellation);
            var result = AnnexReader.Read(bytes, path, AgencyNames.Shipped, text);
            if (result.Reading is not { } reading)
            {
                await Console.Error.WriteLineAsync("tdc: " + result.Message);
                return result.Fault is AnnexFault.NoHeading or AnnexFault.NoTasks ? ExitCode.No : ExitCode.Wrong;
            }

            if (!call.GetValue(dryRun))
            {
                return await host.WithDatabaseAsync(call, (services, stop) => StoreAsync(services, path, bytes, text, call.GetValue(asJson), stop), cancellation);
            }

            Print(reading, text, call.GetValue(asJson));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> StoreAsync(
        IServiceProvider services, string path, ReadOnlyMemory<byte> bytes, IStringLocalizer<ImportText> text, bool asJson, CancellationToken cancellation)
    {
        var importer = services.GetService<IPlanImporter>() ?? throw new CommandFault(text["import.dry-run-only"]);
        var lexicon = services.GetService<AgencyLexicon>() ?? AgencyNames.Shipped;
        var reading = AnnexReader.Read(bytes, path, lexicon, text).Reading!;
        var (stored, message) = await importer.ImportAsync(reading, Path.GetFileName(path), bytes, cancellation);
        if (asJson)
        {
            Print(reading, text, asJson: true);
        }

        await (asJson || !stored ? Console.Error : Console.Out).WriteLineAsync(message);
        return stored ? ExitCode.Done : ExitCode.No;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string path, IStringLocalizer<ImportText> text, CancellationToken cancellation)
    {
        try
        {
            return await ReadFileAsync(path, cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandFault(text["fault.NotFound", path], e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault(text["fault.Unreadable", path], e);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFileAsync(string path, CancellationToken cancellation)
    {
        // One byte more than is allowed is enough to know that it is too large, and a huge file stays on the disk.
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 81920, useAsync: true);
        var limit = (int)Math.Min(file.CanSeek ? file.Length : long.MaxValue, AnnexLimits.LargestFile + 1);
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while (memory.Length < limit && (count = await file.ReadAsync(buffer, cancellation)) > 0)
        {
            memory.Write(buffer, 0, count);
        }

        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    private static void Print(AnnexReading reading, IStringLocalizer<ImportText> text, bool asJson)
    {
        using var output = Console.OpenStandardOutput();
        if (asJson)
        {
            AnnexJson.Write(reading, output);
            output.WriteByte((byte)'\n');
            return;
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(false));
        AnnexPrint.Write(reading, text, writer);
    }
}
