using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Laboratory.Scope;

/// <summary>A line of the scope as it is entered.</summary>
internal sealed record NewScopeLine(string Quantity, string Unit, double? From, double? To, string Cmc, string CmcUnit, string Basis, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>Enters lines of the scope and ends them; the head of the laboratory's unit does.</summary>
internal sealed class KeepScope(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Enters a line.</summary>
    public async Task<Outcome<Done>> AddAsync(LaboratoryRights rights, NewScopeLine typed, CancellationToken cancellation)
    {
        if (!rights.Heads)
        {
            return rights.Reads ? new Refusal(RefusalKind.Forbidden, "laboratory.head-only") : LaboratoryDesk.NotFound;
        }

        Dictionary<string, string[]> faults = [];
        Need(typed.Quantity.Length is > 0 and <= 40, "quantity", "form.needed");
        Need(LaboratoryUnits.IsKnown(typed.Unit), "unit", "laboratory.unit-not-known");
        Need(LaboratoryUnits.IsKnown(typed.CmcUnit) && LaboratoryUnits.TryScale(1, typed.CmcUnit, typed.Unit, out _), "cmcUnit", "laboratory.unit-not-known");
        Need(typed.From is not null, "from", "form.needed");
        Need(typed.To is not null && typed.To >= typed.From, "to", "laboratory.range-order");
        Need(typed.Cmc.Length is > 0 and <= 200, "cmc", "form.needed");
        Need(typed.ValidTo is null || typed.ValidTo >= typed.ValidFrom, "validTo", "laboratory.date-order");
        Need(typed.Basis.Length is > 0 and <= 300, "basis", "form.needed");
        if (LaboratorySaving.Fields(faults) is { } no)
        {
            return no;
        }

        foreach (var end in new[] { typed.From!.Value, typed.To!.Value })
        {
            if (!Capability.At(typed.Cmc, end).TryGet(out _, out var wrong))
            {
                return wrong;
            }
        }

        var line = new ScopeLine
        {
            Id = clock.NewId<ScopeLineId>(),
            Laboratory = rights.Laboratory.Id,
            Quantity = typed.Quantity,
            Unit = typed.Unit,
            From = typed.From.Value,
            To = typed.To.Value,
            Cmc = typed.Cmc,
            CmcUnit = typed.CmcUnit,
            Basis = typed.Basis,
            ValidFrom = typed.ValidFrom,
            ValidTo = typed.ValidTo,
        };
        db.Add(line);
        db.AddAudit(clock, rights.Asker, "laboratory.scope-line-entered", "laboratory.scope", line.Id.Value, new { line.Quantity, line.From, line.To, line.Unit, line.Cmc, line.CmcUnit, line.Basis });
        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);

        void Need(bool fine, string field, string code)
        {
            if (!fine)
            {
                faults[field] = [code];
            }
        }
    }

    /// <summary>Ends a line on a day.</summary>
    public async Task<Outcome<Done>> EndAsync(LaboratoryRights rights, ScopeLineId id, DateOnly lastDay, CancellationToken cancellation)
    {
        if (!rights.Heads)
        {
            return rights.Reads ? new Refusal(RefusalKind.Forbidden, "laboratory.head-only") : LaboratoryDesk.NotFound;
        }

        var line = await db.Set<ScopeLine>().SingleOrDefaultAsync(l => l.Id == id && l.Laboratory == rights.Laboratory.Id, cancellation);
        if (line is null)
        {
            return LaboratoryDesk.NotFound;
        }

        if (lastDay < line.ValidFrom)
        {
            db.ChangeTracker.Clear();
            return new Refusal(RefusalKind.Fields, "laboratory.check-fields") { Fields = new Dictionary<string, string[]> { ["lastDay"] = ["laboratory.date-order"] } };
        }

        line.ValidTo = lastDay;
        db.AddAudit(clock, rights.Asker, "laboratory.scope-line-ended", "laboratory.scope", id.Value, new { lastDay });
        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }
}
