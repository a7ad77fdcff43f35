using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>What pages and the API read of the register, cut to what the asker may see.</summary>
internal sealed class TradeReading(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>Prefixes that the asker may see.</summary>
    public IQueryable<PrefixGrant> Prefixes(TradeRights rights)
    {
        var own = rights.OwnUnits;
        return rights.SeesAll ? db.Set<PrefixGrant>().AsNoTracking() : db.Set<PrefixGrant>().AsNoTracking().Where(p => own.Contains(p.Owner));
    }

    /// <summary>Numbers that the asker may see.</summary>
    public IQueryable<IssuedNumber> Numbers(TradeRights rights)
    {
        var own = rights.OwnUnits;
        return rights.SeesAll ? db.Set<IssuedNumber>().AsNoTracking() : db.Set<IssuedNumber>().AsNoTracking().Where(p => own.Contains(p.Owner));
    }

    /// <summary>Runs of numbers that the asker may see.</summary>
    public IQueryable<NumberRange> Ranges(TradeRights rights)
    {
        var own = rights.OwnUnits;
        return rights.SeesAll ? db.Set<NumberRange>().AsNoTracking() : db.Set<NumberRange>().AsNoTracking().Where(p => own.Contains(p.Owner));
    }

    /// <summary>Products that the asker may see.</summary>
    public IQueryable<Product> Products(TradeRights rights)
    {
        var own = rights.OwnUnits;
        return rights.SeesAll ? db.Set<Product>().AsNoTracking() : db.Set<Product>().AsNoTracking().Where(p => own.Contains(p.Owner));
    }

    /// <summary>Places that the asker may see.</summary>
    public IQueryable<Place> Places(TradeRights rights)
    {
        var own = rights.OwnUnits;
        return rights.SeesAll ? db.Set<Place>().AsNoTracking() : db.Set<Place>().AsNoTracking().Where(p => own.Contains(p.Owner));
    }

    /// <summary>Names of units today.</summary>
    public async Task<UnitNames> UnitsAsync(CancellationToken cancellation) => new(await register.NowAsync(cancellation), clock.TodayInVietnam);

    /// <summary>Looks at a product by the rules of a day.</summary>
    public async Task<ItemReport> JudgeAsync(Product product, CancellationToken cancellation)
    {
        var units = await UnitsAsync(cancellation);
        var addresses = await db.Set<Place>().AsNoTracking().Where(p => p.Owner == product.Owner && p.ClosedOn == null).OrderBy(p => p.Kind == "office" ? 0 : 1).ThenBy(p => p.Id)
            .Select(p => p.Address).Take(50).ToListAsync(cancellation);
        return ProductItems.Judge(product, new(units.Name(product.Owner), addresses.Find(a => a.Length > 0) ?? "", addresses.Count > 0), clock.TodayInVietnam);
    }

    /// <summary>The unit that a code or id names and that the asker may see, or <see langword="null"/>.</summary>
    public async Task<LineageId?> UnitAsync(TradeRights rights, string? unit, CancellationToken cancellation)
    {
        var names = await UnitsAsync(cancellation);
        var found = string.IsNullOrWhiteSpace(unit) ? rights.OwnUnits.Select(u => (LineageId?)u).FirstOrDefault() : names.Find(unit.Trim());
        return found is { } line && rights.Sees(line) ? line : null;
    }
}

/// <summary>What units are called on a day.</summary>
/// <param name="Register">The register.</param>
/// <param name="Day">The day.</param>
internal sealed record UnitNames(RegisterSnapshot Register, DateOnly Day)
{
    /// <summary>The unit's name in the reader's language.</summary>
    public string Name(LineageId line) => !Register.Knows(line) ? Display.Blank : Display.InEnglish ? Register.OfLineage(line, Day).NameEn : Register.OfLineage(line, Day).NameVi;

    /// <summary>The unit's code; empty when the register does not know it.</summary>
    public string Code(LineageId line) => Register.Knows(line) ? Register.OfLineage(line, Day).Code : "";

    /// <summary>The name, or "–".</summary>
    public string Name(LineageId? line) => line is { } unit ? Name(unit) : Display.Blank;

    /// <summary>The unit that bears a code today.</summary>
    public LineageId? Find(string code) => Register.ByCode(code, Day)?.Lineage;

    /// <summary>Communes and wards of today, for a list.</summary>
    public IEnumerable<Choice> Communes => Register.AsOf(Day, OrganisationKind.Commune, OrganisationKind.Ward).Select(u => new Choice(u.Code, Display.InEnglish ? u.NameEn : u.NameVi));

    /// <summary>Kinds of organisations that may hold numbers, of today.</summary>
    public IEnumerable<Organisation> Traders => Register.AsOf(Day, OrganisationKind.Enterprise, OrganisationKind.Cooperative, OrganisationKind.Household, OrganisationKind.Laboratory);
}
