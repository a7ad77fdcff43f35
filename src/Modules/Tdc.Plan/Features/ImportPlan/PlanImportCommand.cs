using System.CommandLine;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Resources;
using Tdc.Platform.Commands;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary><c>tdc plan import FILE [--dry-run] [--json] [--number N] [--issued DAY]</c>.</summary>
/// <remarks>
/// Answers 0 when the file was read (and without <c>--dry-run</c> stored, also when the plan held it already), 1 when no task stands under its heading or a
/// rule refuses it, 2 when the call is wrong or the file no annex of a kind that is read. What was read or done goes to standard output, everything else to standard error.
/// </remarks>
internal static class PlanImportCommand
{
    /// <summary>Builds it.</summary>
    public static Command Build(ICommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The annex: .txt (tab-separated), .docx or .xlsx; relative to the caller's folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and show only; opens no database." };
        var asJson = new Option<bool>("--json") { Description = "Print the reading as JSON." };
        var number = new Option<string?>("--number") { Description = "Number of the decision, such as 1295/QĐ-UBND, where the text does not say it." };
        var issued = new Option<DateOnly?>("--issued") { Description = "Day of the decision, such as 2025-04-23, where the text does not say it.", HelpName = "YYYY-MM-DD" };
        var command = new Command("import", "Reads a plan's annex and fills the plan with it.") { file, dryRun, asJson, number, issued, host.Data };
        command.SetAction(async (call, cancellation) =>
        {
            var path = call.GetValue(file)!;
            var text = host.WithoutDatabase().GetRequiredService<IStringLocalizer<ImportText>>();
            var bytes = await ReadFileAsync(path, text, cancellation);
            var result = AnnexReader.Read(bytes, path, AgencyNames.Shipped, text);
            if (result.Reading is not { } reading)
            {
                await Console.Error.WriteLineAsync("tdc: " + result.Message);
                return result.Fault is AnnexFault.NoTasks ? ExitCode.No : ExitCode.Wrong;
            }

            if (call.GetValue(dryRun))
            {
                Print(reading, null, text, call.GetValue(asJson));
                return ExitCode.Done;
            }

            var content = new ImportFile(path, bytes, call.GetValue(number), call.GetValue(issued));
            return await host.WithDatabaseAsync(call, (services, stop) => StoreAsync(services, content, call.GetValue(asJson), stop), cancellation);
        });
        return command;
    }

    private static async Task<int> StoreAsync(IServiceProvider services, ImportFile file, bool asJson, CancellationToken cancellation)
    {
        // Names are parted with this database's own register, which may know more bodies than the shipped one.
        var units = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var importText = services.GetRequiredService<IStringLocalizer<ImportText>>();
        var text = services.GetRequiredService<IStringLocalizer<PlanText>>();
        var reading = AnnexReader.Read(file.Content, file.Name, AgencyNames.Of(units), importText).Reading!;
        var other = await OtherPlan.FindAsync(
            services.GetRequiredService<TdcDbContext>(), reading.Decision.Number ?? file.Number, reading.Decision.Issued ?? file.Issued,
            services.GetRequiredService<TimeProvider>().TodayInVietnam, importText, cancellation);
        if (!(await services.GetRequiredService<PlanImporter>().ImportAsync(reading, file, cancellation)).TryGet(out var receipt, out var refusal))
        {
            var messages = refusal.Fields.Count == 0 ? [refusal.Message(text)]
                : refusal.Fields.Select(f => $"--{f.Key}: {string.Join(' ', f.Value.Select(code => text[code].Value))}");
            await Console.Error.WriteLineAsync("tdc: " + string.Join(' ', messages));
            return refusal.Kind == RefusalKind.Fields ? ExitCode.Wrong : ExitCode.No;
        }

        if (other is not null && receipt.Changed)
        {
            await Console.Error.WriteLineAsync("tdc: " + other.Message);
        }

        string said = text[receipt.Changed ? "import.done" : "import.same", receipt.PlanNumber, receipt.TasksAdded, receipt.TasksFilled];
        if (asJson)
        {
            Print(reading, receipt, importText, asJson: true);
        }

        await (asJson ? Console.Error : Console.Out).WriteLineAsync(said);
        return ExitCode.Done;
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

    private static void Print(AnnexReading reading, ImportReceipt? receipt, IStringLocalizer<ImportText> text, bool asJson)
    {
        using var output = Console.OpenStandardOutput();
        if (asJson)
        {
            AnnexJson.Write(reading, output, receipt is null ? null : json => WriteReceipt(json, receipt));
            output.WriteByte((byte)'\n');
            return;
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(false));
        AnnexPrint.Write(reading, text, writer);
    }

    private static void WriteReceipt(Utf8JsonWriter json, ImportReceipt receipt)
    {
        json.WriteStartObject("import");
        json.WriteString("plan", receipt.PlanNumber);
        json.WriteBoolean("newPlan", receipt.NewPlan);
        json.WriteNumber("tasksAdded", receipt.TasksAdded);
        json.WriteNumber("tasksFilled", receipt.TasksFilled);
        json.WriteBoolean("changed", receipt.Changed);
        json.WriteEndObject();
    }
}
