using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Audit;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Kinds;

/// <summary>Reads the dated rules of the register and enters new revisions of them.</summary>
internal sealed class RuleBook(TdcDbContext db, KeptReadings kept, TimeProvider clock)
{
    /// <summary>All revisions, oldest first.</summary>
    public ValueTask<IReadOnlyList<RegisterRule>> AllAsync(CancellationToken cancellation) => kept.GetAsync<IReadOnlyList<RegisterRule>>(
        db, "metrology.rules", [typeof(RegisterRule)], async () => await db.Set<RegisterRule>().AsNoTracking().OrderBy(r => r.ValidFrom).ThenBy(r => r.Revision).ToListAsync(cancellation));

    /// <summary>The rule of a day: the latest that holds; the earliest for a day before all.</summary>
    /// <exception cref="InvalidOperationException">The rule was never entered: the seed did not run.</exception>
    public async Task<RegisterRule> OnAsync(string code, DateOnly day, CancellationToken cancellation)
    {
        var all = (await AllAsync(cancellation)).Where(r => r.Code == code).ToList();
        return all.LastOrDefault(r => r.ValidFrom <= day) ?? all.FirstOrDefault() ?? throw new InvalidOperationException($"The rule {code} was never entered.");
    }

    /// <summary>The largest share of the limit that the expanded uncertainty may be.</summary>
    public async Task<Fraction> UncertaintyRatioAsync(DateOnly day, CancellationToken cancellation) =>
        RegisterRule.Ratio((await OnAsync(RegisterRule.UncertaintyRatio, day, cancellation)).Value) ?? throw new InvalidOperationException("The kept ratio cannot be read.");

    /// <summary>Whether a purpose is judged by the limits for instruments in service.</summary>
    public async Task<bool> InServiceAsync(VerificationPurpose purpose, DateOnly day, CancellationToken cancellation) =>
        purpose == VerificationPurpose.Periodic && (await OnAsync(RegisterRule.PeriodicLimits, day, cancellation)).Value == "in-service";

    /// <summary>Enters the next revision, for the department.</summary>
    public async Task<Outcome<int>> AmendAsync(RegisterRights rights, string code, string value, DateOnly? from, string basis, bool seen, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.department-only");
        }

        if (!RegisterRule.Codes.Contains(code))
        {
            return Refusal.NotFound("metrology.no-such-rule");
        }

        Dictionary<string, string[]> faults = [];
        if (!RegisterRule.IsWellFormed(code, value))
        {
            faults["value"] = ["metrology.rule-value." + code];
        }

        if (from is null)
        {
            faults["from"] = ["metrology.date-needed"];
        }

        if (basis.Length is 0 or > 500)
        {
            faults["basis"] = ["metrology.field-needed"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = faults };
        }

        var last = await db.Set<RegisterRule>().Where(r => r.Code == code).MaxAsync(r => (int?)r.Revision, cancellation) ?? 0;
        var rule = new RegisterRule
        {
            Id = clock.NewId<RegisterRuleId>(),
            Code = code,
            Revision = last + 1,
            Value = value,
            ValidFrom = from!.Value,
            Basis = basis,
            Status = seen ? KnowledgeStatus.Seen : KnowledgeStatus.FromMemory,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(rule);
        db.AddAudit(clock, rights.Asker, "metrology.rule-amended", "metrology.rule", rule.Id.Value, new { code, value, from });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("metrology.kind-changed");
        }

        db.ChangeTracker.Clear();
        return rule.Revision;
    }
}
