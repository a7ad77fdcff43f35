using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Computing;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.Productivity.Features.Register;

/// <summary>What a revision of an indicator changes; texts are cleaned of spaces at their ends.</summary>
internal sealed record AmendInput(
    string NameVi, string NameEn, string Formula, string DefinitionVi, string DefinitionEn, string QualityVi, string QualityEn, string Basis, bool Checked, DateOnly? ValidFrom, string Reason);

/// <summary>Enters the next revision of an indicator's description. The revision before stays, and figures made by it keep its number.</summary>
internal sealed class AmendIndicatorHandler(TdcDbContext db, IndicatorRegister register, IndicatorComputing computing, TimeProvider clock)
{
    /// <summary>Enters it.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="code">The indicator.</param>
    /// <param name="input">What changes.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<Outcome<IndicatorId>> HandleAsync(ProductivityRights rights, string code, AmendInput input, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "productivity.department-only");
        }

        var revisions = await db.Set<Indicator>().AsNoTracking().Where(i => i.Code == code).OrderByDescending(i => i.Revision).ToListAsync(cancellation);
        if (revisions.Count == 0)
        {
            return Refusal.NotFound("productivity.no-such");
        }

        var before = revisions[0];
        if (Check(input, before, await register.NowAsync(cancellation)) is { } wrong)
        {
            return wrong;
        }

        var next = Next(before, input, clock.GetUtcNow(), clock.NewId<IndicatorId>());
        db.Add(next);
        db.AddAudit(clock, rights.Asker, "productivity.indicator-amended", "productivity.indicator", next.Id.Value, new { code, next.Revision, input.Reason, formula = new[] { before.Formula, next.Formula } });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e)) // two amended at once: the number of the revision is taken
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("productivity.changed");
        }

        db.ChangeTracker.Clear();
        if (before.Formula != next.Formula && next.ValidFrom <= clock.TodayInVietnam)
        {
            await computing.RunAsync(null, cancellation);
        }

        return next.Id;
    }

    private static Refusal? Check(AmendInput input, Indicator before, IndicatorSnapshot register)
    {
        var faults = new Dictionary<string, string[]>();
        void Text(string field, string text, int most, bool required)
        {
            if (text.Length > most || (required && text.Length == 0))
            {
                faults[field] = [text.Length > most ? "productivity.too-long" : "productivity.needed"];
            }
        }

        Text("nameVi", input.NameVi, 300, required: true);
        Text("nameEn", input.NameEn, 300, required: true);
        Text("reason", input.Reason, 500, required: true);
        Text("formula", input.Formula, 2000, required: before.Formula.Length > 0);
        if (input.ValidFrom is not { } day || day < before.ValidFrom)
        {
            faults["validFrom"] = [input.ValidFrom is null ? "productivity.needed" : "productivity.day-before"];
        }

        List<object> values = [];
        if (!faults.ContainsKey("formula") && input.Formula.Length > 0 && Formulas(input.Formula, before.Code, register) is ({ Length: > 0 } code, var place))
        {
            faults["formula"] = [code];
            values.AddRange(place is null ? [] : [place]);
        }

        return faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = faults, Values = values };
    }

    // What is wrong with a formula and, for one that can have no value, the part that cannot.
    private static (string Code, string? Place) Formulas(string text, string code, IndicatorSnapshot register)
    {
        if (Formula.Read(text, out var read) is { } fault)
        {
            return ("productivity.formula-" + fault.Kind, Place(text, fault.Column));
        }

        var formula = read!;
        if (formula.Names.Where(n => register.Find(n) is null).ToList() is { Count: > 0 } unknown)
        {
            return ("productivity.formula-name", string.Join(", ", unknown));
        }

        var all = register.All.Where(i => i.Formula.Length > 0 && i.Code != code).ToDictionary(i => i.Code, i => Formula.Parse(i.Formula), StringComparer.Ordinal);
        all[code] = formula;
        return FormulaRegister.Read(all, out var formulas) is { } circle ? (circle.IsTooDeep ? "productivity.formula-too-deep" : "productivity.formula-cycle", circle.ToString())
            : formulas!.FlawOf(code) is { } flaw ? ("productivity.formula-never-" + flaw.Kind, flaw.Place)
            : ("", null);
    }

    // The character from 1 and the text that begins there, as people count and look for it.
    private static string Place(string text, int column) =>
        column >= text.Length ? (column + 1).ToString(CultureInfo.InvariantCulture) : $"{column + 1} (“{text[column..Math.Min(text.Length, column + 12)]}”)";

    private static Indicator Next(Indicator before, AmendInput input, DateTimeOffset now, IndicatorId id) => new()
    {
        Id = id,
        Code = before.Code,
        Revision = before.Revision + 1,
        Kind = before.Kind,
        NameVi = input.NameVi,
        NameEn = input.NameEn,
        Levels = before.Levels,
        DefinitionVi = input.DefinitionVi,
        DefinitionEn = input.DefinitionEn,
        Formula = input.Formula,
        UnitVi = before.UnitVi,
        UnitEn = before.UnitEn,
        UnitMeasure = before.UnitMeasure,
        UnitMult = before.UnitMult,
        Decimals = before.Decimals,
        PriceBasis = before.PriceBasis,
        Dimensions = before.Dimensions,
        Sources = before.Sources,
        Body = before.Body,
        Frequency = before.Frequency,
        DueDays = before.DueDays,
        QualityVi = input.QualityVi,
        QualityEn = input.QualityEn,
        Basis = input.Basis,
        BasisStatus = input.Checked ? RuleStatus.Seen : input.Basis == before.Basis ? before.BasisStatus : RuleStatus.Unverified,
        Headline = before.Headline,
        ValidFrom = input.ValidFrom!.Value,
        Reason = input.Reason,
        CreatedAt = now,
        Search = SearchForm.Of(input.NameVi) + "\n" + SearchForm.Of(input.NameEn) + "\n" + SearchForm.Of(before.Code),
    };
}
