using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.Readings;

/// <summary>Readings as a person enters them.</summary>
/// <param name="Condition">As found or as left.</param>
/// <param name="Nominal">The test point, in the method's unit.</param>
/// <param name="ReadAt">The moment of reading.</param>
/// <param name="Room">Room.</param>
/// <param name="Columns">The columns by name.</param>
/// <param name="Environment">Values of the room by name.</param>
/// <param name="Standards">The standard for each input that a certificate serves.</param>
internal sealed record TypedReadings(
    ItemCondition Condition, double Nominal, DateTimeOffset ReadAt, string Room, IReadOnlyDictionary<string, IReadOnlyList<decimal>> Columns,
    IReadOnlyDictionary<string, double> Environment, IReadOnlyDictionary<string, StandardId> Standards)
{
    /// <summary>The set that this one corrects.</summary>
    public ReadingSetId? Corrects { get; init; }

    /// <summary>Why it corrects.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Enters a set of readings, once. A correction is a new set that names the corrected one.</summary>
/// <remarks>
/// Refused with words: a person without authority on that day, a room outside of its limits, a standard that is not valid at the moment of reading.
/// Source: ISO/IEC 17025:2017, 6.2.6, 6.3.1, 6.5, 7.5.2 (amendments to records can be traced); from memory.
/// </remarks>
internal sealed class EnterReadings(TdcDbContext db, StandardService standards, TimeProvider clock)
{
    /// <summary>Enters them.</summary>
    public async Task<Outcome<ReadingSetId>> HandleAsync(LaboratoryRights rights, JobItemId itemId, TypedReadings typed, CancellationToken cancellation)
    {
        var found = await db.Set<JobItem>().AsNoTracking().Where(i => i.Id == itemId).Join(db.Set<CalibrationJob>().AsNoTracking(), i => i.Job, j => j.Id, (item, job) => new { item, job }).SingleOrDefaultAsync(cancellation);
        if (found is null || !rights.Works || found.job.Laboratory != rights.Laboratory.Id)
        {
            return LaboratoryDesk.NotFound;
        }

        var (item, job, day) = (found.item, found.job, typed.ReadAt.DateInVietnam);
        if (Time(job, typed.ReadAt) is { } early)
        {
            return early;
        }

        if (await MethodOnAsync(db, item.Method, day, cancellation) is not { } method)
        {
            return Refusal.Rule("laboratory.no-method-version", Display.Date(day));
        }

        if (await PersonAsync(rights, item.Method, day, cancellation) is { } stranger)
        {
            return stranger;
        }

        if (ReadingRules.Check(method, typed) is { } wrong)
        {
            return wrong;
        }

        if (await EarlierAsync(item, typed, cancellation) is { } once)
        {
            return once;
        }

        List<ReadingStandard> served = [];
        var id = clock.NewId<ReadingSetId>();
        foreach (var input in ReadingRules.CertificateInputs(method))
        {
            if (!(await standards.ServeAsync(rights.Laboratory.Id, item, method, input, typed.Standards.GetValueOrDefault(input), typed.Nominal, typed.ReadAt, cancellation)).TryGet(out var use, out var blocked))
            {
                return blocked;
            }

            served.Add(new ReadingStandard { ReadingSet = id, Input = input, Standard = use.Standard.Id, Certificate = use.Certificate.Id });
        }

        var set = new ReadingSet
        {
            Id = id,
            Job = job.Id,
            Item = item.Id,
            Method = method.Id,
            Condition = typed.Condition,
            Nominal = typed.Nominal,
            Readings = LaboratoryJson.Write(typed.Columns),
            Room = typed.Room,
            Environment = LaboratoryJson.Write(typed.Environment),
            ReadAt = typed.ReadAt.ToUniversalTime(),
            ReadBy = rights.Asker.UserId,
            ReaderName = rights.Asker.Name,
            EnteredAt = clock.GetUtcNow(),
            Corrects = typed.Corrects,
            CorrectionReason = typed.Reason,
            Standards = served,
        };
        db.Add(set);
        if (rights.Asker.UserId is { } person)
        {
            db.RemoveRange(await db.Set<ReadingDraft>().Where(d => d.Item == item.Id && d.Person == person && d.Condition == typed.Condition && d.Nominal == typed.Nominal).ToListAsync(cancellation));
        }

        db.AddAudit(
            clock, rights.Asker, typed.Corrects is null ? "laboratory.readings-entered" : "laboratory.readings-corrected", "laboratory.readings", set.Id.Value,
            new { job = job.Number, item = item.Position, nominal = typed.Nominal, corrects = typed.Corrects?.Value, reason = typed.Reason });
        return (await db.TrySaveAsync("laboratory.already-read", cancellation)).TryGet(out _, out var conflict) ? id : conflict;
    }

    /// <summary>The version of a method by which readings are taken on a day.</summary>
    public static Task<MethodVersion?> MethodOnAsync(TdcDbContext db, MethodId method, DateOnly day, CancellationToken cancellation) =>
        db.Set<MethodVersion>().AsNoTracking().Where(v => v.Method == method && v.ApprovedAt != null && v.ValidFrom <= day && (v.ValidTo == null || day <= v.ValidTo))
            .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);

    private Refusal? Time(CalibrationJob job, DateTimeOffset readAt) =>
        job.State != JobState.InWork ? Refusal.Conflict("laboratory.not-in-work")
        : readAt > clock.GetUtcNow() ? Refusal.Rule("laboratory.read-in-future")
        : job.ReceivedOn is { } received && readAt.DateInVietnam < received ? Refusal.Rule("laboratory.read-before-receipt", Display.Date(received))
        : null;

    private async Task<Refusal?> PersonAsync(LaboratoryRights rights, MethodId method, DateOnly day, CancellationToken cancellation)
    {
        if (rights.Asker.UserId is not { } person)
        {
            return rights.IsProgram ? null : Refusal.Rule("laboratory.person-needed");
        }

        var held = await db.Set<Authority>().AsNoTracking().Where(a => a.Person == person && a.Method == method).ToListAsync(cancellation);
        return held.Exists(a => a.Gives(person, method, AuthorityKind.Calibrate, day)) ? null : Refusal.Rule("laboratory.no-authority", Display.Date(day));
    }

    private async Task<Refusal?> EarlierAsync(JobItem item, TypedReadings typed, CancellationToken cancellation)
    {
        var standing = await db.Set<ReadingSet>().AsNoTracking()
            .Where(s => s.Item == item.Id && s.Condition == typed.Condition && s.Nominal == typed.Nominal && !db.Set<ReadingSet>().Any(c => c.Corrects == s.Id))
            .Select(s => (ReadingSetId?)s.Id).FirstOrDefaultAsync(cancellation);
        return typed.Corrects is null
            ? standing is null ? null : Refusal.Conflict("laboratory.already-read")
            : standing != typed.Corrects ? Refusal.Conflict("laboratory.not-the-last")
            : typed.Reason.Length is 0 or > 1000 ? Refusal.Rule("laboratory.reason-needed") : null;
    }
}
