using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Compare;

namespace Tdc.Productivity.Features.Enterprises.Figures;

/// <summary>What saving did to a year.</summary>
internal enum FigureEffect
{
    /// <summary>Nothing: it said what was known.</summary>
    Same,

    /// <summary>It stands in the draft of a year that was not sent yet.</summary>
    Draft,

    /// <summary>It stands in the correction of what was sent.</summary>
    Correction,

    /// <summary>The correction says again what was sent, and is gone.</summary>
    Undone,
}

/// <summary>What saving did.</summary>
/// <param name="Version">The version now.</param>
/// <param name="Effect">What it did to the year.</param>
internal readonly record struct FigureSaving(Guid Version, FigureEffect Effect);

/// <summary>Keeps an enterprise's figures: saves parts of a draft, sends a year.</summary>
internal sealed class FigureBook(TdcDbContext db, FirmPool pool, TimeProvider clock)
{
    /// <summary>The figures were changed by somebody else after they were read.</summary>
    public static Refusal Changed { get; } = Refusal.Conflict("productivity.changed-meanwhile");

    /// <summary>Whether figures of a year can be entered at all.</summary>
    public Refusal? Gate(Desk desk, int year) =>
        !desk.Writes ? Refusal.NotFound("productivity.no-such-firm")
        : desk.Firm.MergedFrom is { } from && year >= from ? Refusal.Rule(desk.Firm.MergedInto is null ? "productivity.firm-closed" : "productivity.firm-merged", from)
        : year >= clock.TodayInVietnam.Year ? Refusal.Rule("productivity.year-not-over", year)
        : year < FirmDesk.RuleOf(year).FirstYear ? Refusal.Rule("productivity.year-too-old", FirmDesk.RuleOf(year).FirstYear)
        : null;

    /// <summary>Saves figures into the draft of a year. What was sent stays as it is: its correction is a draft beside it, which goes when it says the same again.</summary>
    /// <param name="desk">Whose they are.</param>
    /// <param name="year">The year.</param>
    /// <param name="seen">The version that was seen, <see cref="Guid.Empty"/> for none; <see langword="null"/> does not look.</param>
    /// <param name="apply">Writes them.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<FigureSaving>> SaveAsync(Desk desk, int year, Guid? seen, Action<FirmYear> apply, CancellationToken cancellation)
    {
        if (Gate(desk, year) is { } no)
        {
            return no;
        }

        var (draft, sent) = await RowsAsync(desk.Firm.Id, year, cancellation);
        if (seen is { } version && version != ((draft ?? sent)?.Version ?? Guid.Empty))
        {
            db.ChangeTracker.Clear();
            return Changed;
        }

        var row = draft ?? sent?.Correction(clock.NewId<FirmYearId>()) ?? new FirmYear { Id = clock.NewId<FirmYearId>(), Firm = desk.Firm.Id, Year = year, ActivityVersion = Activities.Present };
        var before = FigureFacts.Of(row);
        apply(row);
        var (now, known) = (FigureFacts.Of(row), (draft ?? sent)?.Version);
        var changes = FigureFacts.Changes(before, now);
        if (changes.Count == 0 && known is { } same)
        {
            db.ChangeTracker.Clear();
            return new FigureSaving(same, FigureEffect.Same);
        }

        var undone = draft is not null && sent is not null && FigureFacts.Changes(FigureFacts.Of(sent), now).Count == 0;
        if (undone)
        {
            db.Remove(row);
        }
        else if (draft is null)
        {
            db.Add(row);
        }

        Stamp(row);
        db.AddAudit(clock, desk.Rights.Asker, "productivity.figures-saved", "productivity.figures", (sent ?? row).Id.Value, new { firm = desk.Firm.Id.Value, year, changes });
        var effect = undone ? FigureEffect.Undone : sent is null ? FigureEffect.Draft : FigureEffect.Correction;
        return (await KeepAsync(undone ? sent! : row, cancellation)).TryGet(out var kept, out var refusal) ? new FigureSaving(kept, effect) : refusal;
    }

    /// <summary>What stands out in a year.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(Firm firm, FirmYear year, CancellationToken cancellation)
    {
        var (id, before) = (firm.Id, year.Year - 1);
        var last = await db.Set<FirmYear>().AsNoTracking().Where(y => y.Firm == id && y.Year == before).OrderBy(y => y.State).FirstOrDefaultAsync(cancellation);
        return FigureChecks.Of(year, last, await pool.MediansAsync(firm, year, cancellation), ProductivityRules.Shipped);
    }

    /// <summary>Sends a year: no error is left, each warning has its reason, and what has to be agreed to was agreed to.</summary>
    public async Task<Outcome<Guid>> SubmitAsync(Desk desk, int year, Guid? seen, Sending sending, CancellationToken cancellation)
    {
        if (Gate(desk, year) is { } no)
        {
            return no;
        }

        var firm = desk.Firm.Id;
        var (draft, sent) = await RowsAsync(firm, year, cancellation);
        if ((draft ?? sent) is not { } given)
        {
            return Refusal.Rule("productivity.nothing-to-send", year);
        }

        if (seen is { } version && version != given.Version)
        {
            db.ChangeTracker.Clear();
            return Changed;
        }

        var findings = await CheckAsync(desk.Firm, given, cancellation);
        var active = await db.Set<FirmConsent>().Where(c => c.Firm == firm && c.WithdrawnAt == null).Select(c => c.Purpose).ToListAsync(cancellation);
        var texts = ConsentBook.Now(clock.TodayInVietnam);
        if (!FiguresSending.Judge(findings, given.Explanation, sending, active, texts).TryGet(out var explanation, out var refusal))
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        foreach (var text in texts.Where(t => sending.Consents.Contains(t.Purpose) && !active.Contains(t.Purpose)))
        {
            ConsentBook.Give(db, clock, desk, text.Purpose);
        }

        given.Explanation = explanation;
        var (row, again) = (sent ?? given, given.SubmittedAt is not null);
        if (row != given)
        {
            row.Take(given); // the correction takes the place of what it corrects
            db.Remove(given);
        }

        (row.State, row.SubmittedAt) = (FirmYearState.Submitted, clock.GetUtcNow());
        Stamp(row);
        db.AddAudit(
            clock, desk.Rights.Asker, "productivity.figures-submitted", "productivity.figures", row.Id.Value,
            new { firm = firm.Value, year, again, warnings = findings.Select(f => f.Key).ToArray(), figures = FigureFacts.Of(row) });
        return await KeepAsync(row, cancellation);
    }

    private async Task<(FirmYear? Draft, FirmYear? Sent)> RowsAsync(FirmId firm, int year, CancellationToken cancellation)
    {
        var rows = await db.Set<FirmYear>().Where(y => y.Firm == firm && y.Year == year).ToListAsync(cancellation);
        return (rows.Find(y => y.State == FirmYearState.Draft), rows.Find(y => y.State == FirmYearState.Submitted));
    }

    private void Stamp(FirmYear row) => (row.ChangedAt, row.Version) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));

    private async Task<Outcome<Guid>> KeepAsync(FirmYear row, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return Changed;
        }

        db.ChangeTracker.Clear();
        pool.Forget();
        return row.Version;
    }
}
