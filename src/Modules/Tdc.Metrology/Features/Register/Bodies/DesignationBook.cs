using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Bodies;

/// <summary>Designations of verification bodies: who may verify what, when.</summary>
internal sealed class DesignationBook(TdcDbContext db, KeptReadings kept, OrganisationRegister register, KindBook kinds, TimeProvider clock)
{
    /// <summary>All designations, oldest first.</summary>
    public async ValueTask<IReadOnlyList<Designation>> AllAsync(CancellationToken cancellation) => await kept.GetAsync<IReadOnlyList<Designation>>(
        db, "metrology.designations", [typeof(Designation)], async () => await db.Set<Designation>().AsNoTracking().OrderBy(d => d.ValidFrom).ThenBy(d => d.Id).ToListAsync(cancellation));

    /// <summary>The bodies designated for a kind on a day.</summary>
    public async Task<IReadOnlyList<LineageId>> BodiesForAsync(string kind, DateOnly day, CancellationToken cancellation) =>
        [.. (await AllAsync(cancellation)).Where(d => d.HoldsOn(day) && d.Covers(kind)).Select(d => d.Body).Distinct()];

    /// <summary>The designation under which a body verifies a kind on a day, or <see langword="null"/>.</summary>
    public async Task<Designation?> FindAsync(LineageId body, string kind, DateOnly day, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).LastOrDefault(d => d.Body == body && d.HoldsOn(day) && d.Covers(kind));

    /// <summary>Enters a designation, for the department.</summary>
    public async Task<Outcome<Done>> AddAsync(
        RegisterRights rights, string unitCode, string number, IReadOnlyList<string> kindCodes, DateOnly? from, DateOnly? to, string basis, bool seen, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.department-only");
        }

        Dictionary<string, string[]> faults = [];
        var unit = (await register.NowAsync(cancellation)).ByCode(unitCode.Trim(), clock.TodayInVietnam);
        if (unit is null)
        {
            faults["unit"] = ["metrology.no-such-unit"];
        }

        if (number.Length is 0 or > 100)
        {
            faults["number"] = ["metrology.field-needed"];
        }

        var known = (await kinds.NowAsync(cancellation)).Codes;
        var chosen = kindCodes.Contains(Designation.AllKinds) ? [Designation.AllKinds] : kindCodes.Distinct().Where(known.Contains).Order(StringComparer.Ordinal).ToList();
        if (chosen.Count == 0)
        {
            faults["kinds"] = ["metrology.kinds-needed"];
        }

        if (from is null)
        {
            faults["from"] = ["metrology.date-needed"];
        }
        else if (to < from)
        {
            faults["to"] = ["metrology.date-order"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = faults };
        }

        var designation = new Designation
        {
            Id = clock.NewId<DesignationId>(),
            Body = unit!.Lineage,
            Number = number,
            Kinds = string.Join(' ', chosen),
            ValidFrom = from!.Value,
            ValidTo = to,
            Basis = basis,
            Status = seen ? KnowledgeStatus.Seen : KnowledgeStatus.FromMemory,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(designation);
        db.AddAudit(clock, rights.Asker, "metrology.designated", "metrology.designation", designation.Id.Value, new { body = unit.Lineage.Value, number, kinds = designation.Kinds, from, to });
        return await SaveAsync("metrology.designation-known", cancellation);
    }

    /// <summary>Ends a designation on a day, for the department.</summary>
    public async Task<Outcome<Done>> EndAsync(RegisterRights rights, DesignationId id, DateOnly? lastDay, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.department-only");
        }

        if (lastDay is null)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = new Dictionary<string, string[]> { ["lastDay"] = ["metrology.date-needed"] } };
        }

        var designation = await db.Set<Designation>().SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (designation is null)
        {
            return Refusal.NotFound("metrology.no-such-designation");
        }

        if (lastDay < designation.ValidFrom)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = new Dictionary<string, string[]> { ["lastDay"] = ["metrology.date-order"] } };
        }

        designation.ValidTo = lastDay;
        db.AddAudit(clock, rights.Asker, "metrology.designation-ended", "metrology.designation", id.Value, new { lastDay });
        return await SaveAsync("metrology.designation-known", cancellation);
    }

    private async Task<Outcome<Done>> SaveAsync(string conflict, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict(conflict);
        }

        db.ChangeTracker.Clear();
        return Done.Instance;
    }
}
