using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.DecideTime;
using Tdc.Platform.Audit;
using Tdc.Platform.Files;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>A decision on a task whose time the source does not give, taken while importing.</summary>
/// <param name="Task">Number of the task, such as V.1.</param>
/// <param name="Kind">annual, continuous, year or until.</param>
/// <param name="Year">For year and until.</param>
internal sealed record ImportTimeDecision(string Task, string Kind, int? Year = null);

/// <summary>What the coordinator decides before a reading is stored.</summary>
/// <param name="Number">Number of the decision, where the text does not say it.</param>
/// <param name="Issued">Its day, where the text does not say it.</param>
/// <param name="Times">Decisions on missing times; tasks left out wait.</param>
/// <param name="DecidedBy">Who decides the times.</param>
/// <param name="Document">By which document.</param>
internal sealed record ConfirmImportInput(
    string? Number = null, DateOnly? Issued = null, IReadOnlyList<ImportTimeDecision>? Times = null, string? DecidedBy = null, string? Document = null);

/// <summary>Takes an uploaded text in as a preview, and stores it once a person has looked at it.</summary>
internal sealed class PreviewImportHandler(
    TdcDbContext db, OrganisationRegister register, PlanAccess access, StoreReadingHandler store, DecideTimeHandler decide, FileStore files, TimeProvider clock,
    IStringLocalizer<ImportText> words)
{
    /// <summary>Reads an upload and keeps the reading; changes no plan.</summary>
    /// <returns>The import, or the words of why the file cannot be read.</returns>
    public async Task<(PlanImportId? Id, Refusal? Refusal, string Message)> UploadAsync(Stream content, string fileName, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (!rights.Coordinates)
        {
            var no = new Refusal(RefusalKind.Forbidden, "plan.coordinator-only");
            return (null, no, "");
        }

        using var memory = new MemoryStream();
        await CopyAtMostAsync(content, memory, AnnexLimits.LargestFile + 1, cancellation);
        var units = await register.NowAsync(cancellation);
        var name = Path.GetFileName(fileName);
        var result = AnnexReader.Read(memory.GetBuffer().AsMemory(0, (int)memory.Length), name, AgencyNames.Of(units), words);
        if (result.Reading is not { } reading)
        {
            return (null, new Refusal(result.Fault == AnnexFault.TooLarge ? RefusalKind.TooLarge : RefusalKind.Rule, "plan.import-unreadable"), result.Message);
        }

        if (await OtherPlan.FindAsync(db, reading.Decision.Number, reading.Decision.Issued, clock.TodayInVietnam, words, cancellation) is { } other)
        {
            reading = reading with { Warnings = [other, .. reading.Warnings] };
        }

        memory.Position = 0;
        if (!(await files.SaveAsync(memory, name, ImportOriginals.Limits, rights.Asker, cancellation)).TryGet(out var original, out var notKept))
        {
            return (null, notKept, notKept.Message(words));
        }

        var import = new PlanImport
        {
            Id = clock.NewId<PlanImportId>(),
            FileId = original.Id.Value,
            FileName = ImportRecord.NameOf(name),
            Size = memory.Length,
            Sha256 = Convert.ToHexString(SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length))),
            Reading = ImportRecord.Write(reading),
            UploadedBy = rights.Asker.UserId,
            UploadedAt = clock.GetUtcNow(),
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        };
        db.Add(import);
        db.AddAudit(clock, rights.Asker, "plan.import-uploaded", "plan.import", import.Id.Value, new { import.FileName, import.Size, import.Sha256, reading.TaskCount, Warnings = reading.Warnings.Count });
        await db.SaveChangesAsync(cancellation);
        return (import.Id, null, "");
    }

    /// <summary>An import with its reading; <see langword="null"/> when there is none or the asker may not see it.</summary>
    public async Task<(PlanImport Import, AnnexReading Reading)?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var importId = new PlanImportId(id);
        var import = await db.Set<PlanImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == importId, cancellation);
        return import is null || !(await access.RightsAsync(cancellation)).Coordinates ? null : (import, ImportRecord.Read<AnnexReading>(import.Reading)!);
    }

    /// <summary>Labels of the tasks whose time the file leaves open and nobody has decided yet, in the order of the file.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="cancellation">Stops the question.</param>
    public async Task<IReadOnlyList<(string Label, AnnexTask Task)>> UndecidedAsync(AnnexReading reading, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var plan = reading.Decision.Number is { } number ? await db.PlanAsync(number, today, cancellation) : null;
        var decided = plan is null ? []
            : (await db.TasksAsync(plan.Id, cancellation)).Where(t => t.On(today).Time.IsDecided).Select(t => (t.GroupNumber, t.Number)).ToHashSet();
        return [.. reading.Groups.SelectMany(g => g.Tasks.Where(t => !t.Time.IsDecided && !decided.Contains((g.Number, t.Number))).Select(t => (LabelOf(g, t), t)))];
    }

    /// <summary>The number that people quote: <c>V.1</c>.</summary>
    public static string LabelOf(AnnexGroup group, AnnexTask task) => $"{RomanNumeral.Of(Math.Clamp(group.Number, 1, 399))}.{task.Number}";

    /// <summary>Keeps decisions for later.</summary>
    public async Task<Outcome<Done>> KeepAsync(Guid id, ConfirmImportInput decisions, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is not { } opened)
        {
            return Refusal.NotFound("plan.no-such-import");
        }

        if (opened.Import.State != PlanImportState.Preview)
        {
            return Refusal.Rule("plan.import-closed");
        }

        db.Attach(opened.Import);
        (opened.Import.Decisions, opened.Import.Version) = (ImportRecord.Write(decisions), Guid.CreateVersion7(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        return Done.Instance;
    }

    /// <summary>What was decided so far.</summary>
    public static ConfirmImportInput DecisionsOf(PlanImport import) => ImportRecord.Read<ConfirmImportInput>(import.Decisions) ?? new();

    /// <summary>Stores the reading and the decisions.</summary>
    public async Task<Outcome<ImportReceipt>> ConfirmAsync(Guid id, ConfirmImportInput decisions, CancellationToken cancellation)
    {
        if (await OpenAsync(id, cancellation) is not { } opened)
        {
            return Refusal.NotFound("plan.no-such-import");
        }

        if (opened.Import.State != PlanImportState.Preview)
        {
            return Refusal.Rule("plan.import-closed");
        }

        var times = (decisions.Times ?? []).Where(t => t.Kind.Length > 0).ToList();
        if (times.Count > 0 && (string.IsNullOrWhiteSpace(decisions.DecidedBy) || string.IsNullOrWhiteSpace(decisions.Document)))
        {
            return new Refusal(RefusalKind.Fields, "plan.check-fields")
            {
                Fields = new Dictionary<string, string[]> { ["decidedBy"] = ["plan.decided-by-needed"], ["document"] = ["plan.document-needed"] },
            };
        }

        try
        {
            return await db.InTransactionAsync(() => StoreAsync(opened.Import, opened.Reading, decisions, times, cancellation), cancellation);
        }
        catch (ImportStopped stopped)
        {
            db.ChangeTracker.Clear();
            return stopped.Refusal;
        }
    }

    private async Task<Outcome<ImportReceipt>> StoreAsync(
        PlanImport import, AnnexReading reading, ConfirmImportInput decisions, List<ImportTimeDecision> times, CancellationToken cancellation)
    {
        db.Attach(import);
        var stored = await store.HandleAsync(reading, decisions.Number, decisions.Issued, cancellation, (plan, _) =>
        {
            (import.State, import.ConfirmedAt, import.PlanId, import.Version) = (PlanImportState.Confirmed, clock.GetUtcNow(), plan, Guid.CreateVersion7(clock.GetUtcNow()));
            import.Decisions = ImportRecord.Write(decisions);
            return Task.FromResult<Refusal?>(null);
        });
        if (!stored.TryGet(out var receipt, out var refusal))
        {
            return refusal;
        }

        foreach (var time in times)
        {
            var input = new DecideTimeInput(time.Kind, decisions.DecidedBy!, decisions.Document!, clock.TodayInVietnam, Year: time.Year);
            if (!(await decide.HandleAsync(receipt.PlanNumber, time.Task, input, null, cancellation)).TryGet(out _, out var no))
            {
                throw new ImportStopped(AtTask(no, time.Task)); // rolls the transaction back: all or nothing
            }
        }

        return receipt;
    }

    // The form asks for the times of several tasks: each fault belongs to the fields of its own.
    private static Refusal AtTask(Refusal refusal, string task) => refusal with
    {
        Fields = refusal.Fields.ToDictionary(f => f.Key switch { "kind" => "t-" + task, "year" => "n-" + task, var other => other }, f => f.Value),
    };

    private static async Task CopyAtMostAsync(Stream from, MemoryStream to, long most, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        int count;
        while (to.Length < most && (count = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            to.Write(buffer, 0, count);
        }
    }
}

/// <summary>Rolls an import back because one of its decisions was refused.</summary>
internal sealed class ImportStopped(Refusal refusal) : Exception(refusal.Code)
{
    /// <summary>Why.</summary>
    public Refusal Refusal => refusal;
}
