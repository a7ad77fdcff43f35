using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Testing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Numbers.Prefixes;
using Tdc.Traceability.Features.Numbers.Products;

namespace Tdc.Traceability.Tests.Numbers;

/// <summary>Organisations, prefixes and products that tests begin with.</summary>
internal static class TradeSample
{
    /// <summary>Puts an organisation into the register.</summary>
    public static Task<Organisation> AddUnitAsync(this TestApp app, string code, OrganisationKind kind = OrganisationKind.Cooperative) => app.InScopeAsync(async services =>
        Yes(await services.GetRequiredService<AddOrganisation>().HandleAsync(new(kind, code, "Đơn vị " + code, "Unit " + code, "26188"), Asker.System, CancellationToken.None)));

    /// <summary>Confirms a prefix.</summary>
    public static Task<PrefixId> AddPrefixAsync(this TestApp app, LineageId owner, string digits) => app.InScopeAsync(async services =>
        Yes(await services.GetRequiredService<PrefixBook>().AddAsync(TradeRights.OfSystem, owner, new(digits, "GCN " + digits, new DateOnly(2026, 1, 1)), CancellationToken.None)));

    /// <summary>Makes a product.</summary>
    public static Task<ProductId> AddProductAsync(this TestApp app, LineageId owner, NumberChoice number, string name = "Bưởi đường lá cam") => app.InScopeAsync(async services =>
        Yes(await services.GetRequiredService<ProductBook>().AddAsync(TradeRights.OfSystem, owner, number, new() { NameVi = name, Brand = "Tân Triều", Group = "fruit" }, CancellationToken.None)));

    /// <summary>The value of a yes.</summary>
    public static T Yes<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.True(outcome.TryGet(out var value, out var refusal), refusal?.Code + " " + string.Join(',', refusal?.Fields.Select(f => f.Key + "=" + f.Value[0]) ?? []));
        return value;
    }

    /// <summary>The code of a no, or of its first field.</summary>
    public static string No<T>(Outcome<T> outcome)
        where T : notnull
    {
        Assert.False(outcome.TryGet(out _, out var refusal), "It was not refused.");
        return refusal!.Fields.Count > 0 ? refusal.Fields.First().Value[0] : refusal.Code;
    }
}
