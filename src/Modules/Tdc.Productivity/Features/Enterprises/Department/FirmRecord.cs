using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;

namespace Tdc.Productivity.Features.Enterprises.Department;

/// <summary>What becomes of an enterprise.</summary>
internal enum FirmState
{
    /// <summary>It goes on.</summary>
    Stands,

    /// <summary>Another enterprise goes on with it.</summary>
    Merged,

    /// <summary>It ended, and none goes on with it.</summary>
    Closed,
}

/// <summary>An enterprise's record as it is changed.</summary>
/// <param name="Name">Its name; not looked at for a unit of the register, which bears its name there.</param>
/// <param name="State">What becomes of it.</param>
/// <param name="Into">Code of the enterprise that goes on with it, when it is merged.</param>
/// <param name="FromYear">First year that is no longer its own, when it is merged or closed.</param>
internal sealed record FirmChange(string Name, FirmState State, string Into, int FromYear);

/// <summary>An enterprise's record with what hangs on it.</summary>
/// <param name="Firm">The enterprise.</param>
/// <param name="Into">The enterprise that goes on with it.</param>
/// <param name="Absorbed">Those with which it goes on.</param>
/// <param name="Years">Years with figures.</param>
internal sealed record FirmRecordView(Firm Firm, Firm? Into, IReadOnlyList<Firm> Absorbed, IReadOnlyList<int> Years)
{
    /// <summary>What became of it.</summary>
    public FirmState State => Firm.MergedFrom is null ? FirmState.Stands : Firm.MergedInto is null ? FirmState.Closed : FirmState.Merged;
}

/// <summary>Keeps what an enterprise is called and what becomes of it, for the department.</summary>
internal sealed class FirmRecord(TdcDbContext db, TimeProvider clock)
{
    private const int FirstYear = 2000;

    /// <summary>The id of the enterprise of a code, or <see langword="null"/>.</summary>
    public async Task<FirmId?> FindAsync(string code, CancellationToken cancellation) =>
        await db.Set<Firm>().AsNoTracking().Where(f => f.Code == code).Select(f => (FirmId?)f.Id).SingleOrDefaultAsync(cancellation);

    /// <summary>Reads a record; <see langword="null"/> when there is none of that id.</summary>
    public async Task<FirmRecordView?> ReadAsync(FirmId id, CancellationToken cancellation)
    {
        var firms = db.Set<Firm>().AsNoTracking();
        if (await firms.SingleOrDefaultAsync(f => f.Id == id, cancellation) is not { } firm)
        {
            return null;
        }

        return new FirmRecordView(
            firm,
            firm.MergedInto is { } into ? await firms.SingleOrDefaultAsync(f => f.Id == into, cancellation) : null,
            await firms.Where(f => f.MergedInto == id).OrderBy(f => f.Code).ToListAsync(cancellation),
            await db.Set<FirmYear>().AsNoTracking().Where(y => y.Firm == id).Select(y => y.Year).Distinct().OrderBy(y => y).ToListAsync(cancellation));
    }

    /// <summary>Changes a record; the same again changes nothing. Figures of years that are no longer its own stay, and count no more.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="id">The enterprise.</param>
    /// <param name="seen">The version that was seen; <see langword="null"/> does not look.</param>
    /// <param name="change">What it shall be.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The version now.</returns>
    public async Task<Outcome<Guid>> ChangeAsync(ProductivityRights rights, FirmId id, Guid? seen, FirmChange change, CancellationToken cancellation)
    {
        if (!rights.Department || await db.Set<Firm>().SingleOrDefaultAsync(f => f.Id == id, cancellation) is not { } firm)
        {
            return Refusal.NotFound("productivity.no-such-firm");
        }

        var name = firm.Unit is null ? Table.Normalise(change.Name) : firm.Name;
        var code = Table.Normalise(change.Into);
        var into = change.State == FirmState.Merged ? await db.Set<Firm>().AsNoTracking().SingleOrDefaultAsync(f => f.Code == code, cancellation) : null;
        int? from = change.State == FirmState.Stands ? null : change.FromYear;
        if (Faults(firm, name, change.State, into, from) is { Count: > 0 } faults)
        {
            return new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = faults };
        }

        if (firm.Name == name && firm.MergedInto == into?.Id && firm.MergedFrom == from)
        {
            return firm.Version;
        }

        if (seen is { } version && firm.Version != version)
        {
            return Refusal.Conflict("record.changed");
        }

        var before = new { firm.Name, mergedInto = firm.MergedInto?.Value, firm.MergedFrom };
        (firm.Name, firm.MergedInto, firm.MergedFrom, firm.Version) = (name, into?.Id, from, Guid.CreateVersion7(clock.GetUtcNow()));
        db.AddAudit(
            clock, rights.Asker, "productivity.firm-changed", "productivity.firm", id.Value, new { before, after = new { name, mergedInto = into?.Id.Value, mergedFrom = from } });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("record.changed");
        }

        db.ChangeTracker.Clear();
        return firm.Version;
    }

    private Dictionary<string, string[]> Faults(Firm firm, string name, FirmState state, Firm? into, int? from)
    {
        Dictionary<string, string[]> faults = [];
        if (name.Length is 0 or > 300)
        {
            faults["name"] = ["productivity.field-needed"];
        }

        if (from is not null && (from < FirstYear || from > clock.TodayInVietnam.Year + 1))
        {
            faults["fromYear"] = ["productivity.field-range"];
        }

        if (state == FirmState.Merged && IntoFault(firm, into) is { } fault)
        {
            faults["into"] = [fault];
        }

        return faults;
    }

    // One that goes on with another must itself go on: so no circle can close.
    private static string? IntoFault(Firm firm, Firm? into) =>
        into is null ? "support.no-such-firm"
        : into.Id == firm.Id ? "record.itself"
        : into.IsDemonstration != firm.IsDemonstration ? "record.invented"
        : into.MergedFrom is not null ? "record.gone"
        : null;
}
