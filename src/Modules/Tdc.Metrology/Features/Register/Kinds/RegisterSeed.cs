using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Register.Kinds;

/// <summary>Puts the kinds of instruments and the rules of the register into the database, as they ship.</summary>
/// <remarks>A code that is there is left as it is: people may have amended it. Each row says from where it is known.</remarks>
internal sealed class RegisterSeed : ISeed
{
    /// <inheritdoc/>
    public int Order => 13;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var known = await db.Set<InstrumentKind>().Select(k => k.Code).Distinct().ToListAsync(cancellation);
        var rules = await db.Set<RegisterRule>().Select(r => r.Code).Distinct().ToListAsync(cancellation);
        db.AddRange(Kinds(now).Where(k => !known.Contains(k.Code)));
        db.AddRange(Rules(now).Where(r => !rules.Contains(r.Code)));
        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(cancellation);
        }

        db.ChangeTracker.Clear();
    }

    /// <summary>The kinds as they ship.</summary>
    public static IEnumerable<InstrumentKind> Kinds(DateTimeOffset now) => TableFile.Csv("instrument-kinds.csv").Select(r => new InstrumentKind
    {
        Id = new InstrumentKindId(WordId.Of("tdc metrology", "kind", r["code"], r["revision"])),
        Code = r["code"],
        Revision = int.Parse(r["revision"], CultureInfo.InvariantCulture),
        NameVi = r["name_vi"],
        NameEn = r["name_en"],
        ListNumber = r["list_no"],
        IsControlled = TableFile.Flag(r["controlled"]) == true,
        TypeApproval = TableFile.Flag(r["type_approval"]),
        Initial = TableFile.Flag(r["initial"]),
        Periodic = TableFile.Flag(r["periodic"]),
        AfterRepair = TableFile.Flag(r["after_repair"]),
        PeriodMonths = r["period_months"].Length == 0 ? null : int.Parse(r["period_months"], CultureInfo.InvariantCulture),
        Scheme = r["scheme"],
        BasisVi = r["basis_vi"],
        BasisEn = r["basis_en"],
        Source = r["source"],
        Status = TableFile.Status(r["status"]),
        NoteVi = r["note_vi"],
        NoteEn = r["note_en"],
        ValidFrom = DateOnly.ParseExact(r["valid_from"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        CreatedAt = now,
    });

    private static IEnumerable<RegisterRule> Rules(DateTimeOffset now) => TableFile.Csv("register-rules.csv").Select(r => new RegisterRule
    {
        Id = new RegisterRuleId(WordId.Of("tdc metrology", "rule", r["code"], r["revision"])),
        Code = r["code"],
        Revision = int.Parse(r["revision"], CultureInfo.InvariantCulture),
        Value = r["value"],
        ValidFrom = DateOnly.ParseExact(r["valid_from"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Basis = r["basis"],
        Status = TableFile.Status(r["status"]),
        CreatedAt = now,
    });
}
