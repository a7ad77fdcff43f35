using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>Finds the laboratory that a request is about, and what the asker may do there.</summary>
internal sealed class LaboratoryDesk(TdcDbContext db, Asker asker, PageAddress to)
{
    /// <summary>The query parameter by which somebody who works in several laboratories names one.</summary>
    public const string Parameter = "ptn";

    /// <summary>Said of everything that the asker may not know of.</summary>
    public static Refusal NotFound { get; } = Refusal.NotFound("laboratory.no-such-thing");

    /// <summary>Who asks.</summary>
    public Asker Asker => asker;

    /// <summary>The asker's laboratory; <see langword="null"/> for whoever works in none, who then hears 404.</summary>
    public async Task<LaboratoryRights?> OpenAsync(CancellationToken cancellation)
    {
        var own = (await db.Set<CalibrationLaboratory>().AsNoTracking().OrderBy(l => l.Code).ToListAsync(cancellation))
            .Select(l => new LaboratoryRights(asker, l)).Where(r => r.Reads).ToList();
        return to.Query(Parameter) is { Length: > 0 } code ? own.Find(r => r.Laboratory.Code == code) : own.FirstOrDefault();
    }

    /// <summary>Where the asker may order: the laboratory in which it works, else every one, as a customer; empty for whoever acts for no customer.</summary>
    public async Task<IReadOnlyList<LaboratoryRights>> ToOrderAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { Works: true } own)
        {
            return [own];
        }

        return CustomerUnits.Count == 0 ? [] : [.. (await db.Set<CalibrationLaboratory>().AsNoTracking().OrderBy(l => l.Code).ToListAsync(cancellation)).Select(l => new LaboratoryRights(asker, l))];
    }

    /// <summary>Whether the asker may order as a customer, because it acts for a unit and there is a laboratory.</summary>
    public async Task<bool> MayOrderAsync(CancellationToken cancellation) => CustomerUnits.Count > 0 && await db.Set<CalibrationLaboratory>().AnyAsync(cancellation);

    /// <summary>The asker's rights in a laboratory; <see langword="null"/> when there is no such laboratory.</summary>
    public async Task<LaboratoryRights?> InAsync(LaboratoryId id, CancellationToken cancellation) =>
        await db.Set<CalibrationLaboratory>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellation) is { } found ? new(asker, found) : null;

    /// <summary>The units for which the asker looks at jobs as a customer.</summary>
    public IReadOnlyList<LineageId> CustomerUnits => [.. asker.Roles.Where(r => r.Role is Role.Enterprise or Role.Head or Role.Officer or Role.Laboratory).Select(r => r.Unit)
        .Concat(asker.KeyUnit is { } unit && asker.HasScope(LaboratoryScopes.Read) ? [unit] : []).Distinct()];
}
