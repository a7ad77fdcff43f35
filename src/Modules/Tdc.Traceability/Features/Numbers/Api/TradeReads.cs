using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers.Api;

/// <summary>What can be read of prefixes, numbers, products and places under <c>/api/traceability</c>.</summary>
internal static class TradeReads
{
    private const int Usual = 50;
    private const int Most = 500;

    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("").RequireAuthorization(TradeScopes.Readers).ProducesProblem(404);
        read.MapGet("/prefixes", PrefixesAsync).WithName("GetPrefixes").WithSummary("Company prefixes that the asker may see, oldest first; after continues behind an id.");
        read.MapGet("/prefixes/{id:guid}", PrefixAsync).WithName("GetPrefix").WithSummary("One prefix; its version is the ETag.");
        read.MapGet("/numbers", NumbersAsync).WithName("GetNumbers").WithSummary("Single numbers, limited by unit, kind and state.");
        read.MapGet("/numbers/runs", RangesAsync).WithName("GetNumberRuns").WithSummary("Runs of SSCCs and serial numbers.");
        read.MapGet("/numbers/runs/{id:guid}", RangeValuesAsync).WithName("GetNumberRun").WithSummary("Numbers of a run from an offset on.");
        read.MapGet("/products", ProductsAsync).WithName("GetProducts").WithSummary("Products, limited by unit, group and words.");
        read.MapGet("/products/{id:guid}", ProductAsync).WithName("GetProduct").WithSummary("One product with the items of the law that it has and lacks; its version is the ETag.");
        read.MapGet("/places", PlacesAsync).WithName("GetPlaces").WithSummary("Places, limited by unit, kind and words.");
        read.MapGet("/places.geojson", GeoAsync).WithName("GetPlacesGeoJson").WithSummary("Places of a unit as GeoJSON with their boundaries, for the owner and the authority.");
        read.MapGet("/places/{id:guid}", PlaceAsync).WithName("GetPlace").WithSummary("One place; its version is the ETag.");
        read.MapGet("/places/{id:guid}/geojson", PlaceGeoAsync).WithName("GetPlaceGeoJson").WithSummary("One place as GeoJSON.");
        api.MapGet("/products/rules", () => TypedResults.Ok(ProductItems.All)).WithName("GetProductItems").WithSummary("The items that traceability data have to hold, with basis and how each is known.").AllowAnonymous();
        api.MapGet("/numbers/rules", () => TypedResults.Ok(new NumberRulesAnswer(NumberRules.Prefixes, NumberRules.Singles, NumberRules.Terms))).WithName("GetNumberRules")
            .WithSummary("Lengths, fees and terms of prefixes as dated data with their basis.").AllowAnonymous();
    }

    private static async Task<Results<Ok<TradePage<PrefixAnswer>>, ProblemHttpResult>> PrefixesAsync(
        string? unit, PrefixState? state, Guid? after, int? limit, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (await UnitAsync(reading, rights, unit, cancellation) is not var (owner, all))
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        var rows = reading.Prefixes(rights).Where(p => (all || p.Owner == owner) && (state == null || p.State == state));
        if (after is { } last)
        {
            var id = new PrefixId(last);
            rows = rows.Where(p => p.Id > id);
        }

        var units = await reading.UnitsAsync(cancellation);
        return Page(await rows.OrderBy(p => p.Id).Take(Size(limit) + 1).ToListAsync(cancellation), Size(limit), p => PrefixAnswer.Of(p, units), p => p.Id.Value);
    }

    private static async Task<Results<Ok<PrefixAnswer>, ProblemHttpResult>> PrefixAsync(
        Guid id, HttpContext http, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var prefixId = new PrefixId(id);
        if (await reading.Prefixes(await access.RightsAsync(cancellation)).SingleOrDefaultAsync(p => p.Id == prefixId, cancellation) is not { } prefix)
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        http.Response.Headers.ETag = TradeTag.Of(prefix.Version);
        return TypedResults.Ok(PrefixAnswer.Of(prefix, await reading.UnitsAsync(cancellation)));
    }

    private static async Task<Results<Ok<TradePage<NumberAnswer>>, ProblemHttpResult>> NumbersAsync(
        string? unit, NumberKind? kind, NumberState? state, Guid? after, int? limit, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (await UnitAsync(reading, rights, unit, cancellation) is not var (owner, all))
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        var rows = reading.Numbers(rights).Where(n => (all || n.Owner == owner) && (kind == null || n.Kind == kind) && (state == null || n.State == state));
        if (after is { } last)
        {
            var id = new NumberId(last);
            rows = rows.Where(n => n.Id > id);
        }

        var units = await reading.UnitsAsync(cancellation);
        return Page(await rows.OrderBy(n => n.Id).Take(Size(limit) + 1).ToListAsync(cancellation), Size(limit), n => NumberAnswer.Of(n, units), n => n.Id.Value);
    }

    private static async Task<Results<Ok<TradePage<RangeAnswer>>, ProblemHttpResult>> RangesAsync(
        string? unit, Guid? after, int? limit, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (await UnitAsync(reading, rights, unit, cancellation) is not var (owner, all))
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        var rows = reading.Ranges(rights).Where(n => all || n.Owner == owner);
        if (after is { } last)
        {
            var id = new NumberId(last);
            rows = rows.Where(n => n.Id > id);
        }

        var units = await reading.UnitsAsync(cancellation);
        return Page(await rows.OrderBy(n => n.Id).Take(Size(limit) + 1).ToListAsync(cancellation), Size(limit), n => RangeAnswer.Of(n, PrefixOf(n), units), n => n.Id.Value);
    }

    private static async Task<Results<Ok<IReadOnlyList<string>>, ProblemHttpResult>> RangeValuesAsync(
        Guid id, long? offset, int? limit, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rangeId = new NumberId(id);
        if (await reading.Ranges(await access.RightsAsync(cancellation)).SingleOrDefaultAsync(r => r.Id == rangeId, cancellation) is not { } range)
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        var from = Math.Clamp(offset ?? 0, 0, range.Count);
        var count = (int)Math.Min(Math.Clamp(limit ?? 1_000, 1, 10_000), range.Count - from);
        return TypedResults.Ok<IReadOnlyList<string>>([.. Enumerable.Range(0, count).Select(i => Issue.NumberBook.At(range, PrefixOf(range), from + i))]);
    }

    private static async Task<Results<Ok<TradePage<ProductAnswer>>, ProblemHttpResult>> ProductsAsync(
        string? unit, string? group, string? q, Guid? after, int? limit, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (await UnitAsync(reading, rights, unit, cancellation) is not var (owner, all))
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        var rows = reading.Products(rights).Include(p => p.Certificates).Where(p => (all || p.Owner == owner) && (group == null || p.Group == group));
        var words = SearchForm.Of(q);
        rows = words.Length > 0 ? rows.Where(p => p.Search.Contains(words)) : rows;
        if (after is { } last)
        {
            var id = new ProductId(last);
            rows = rows.Where(p => p.Id > id);
        }

        var units = await reading.UnitsAsync(cancellation);
        return Page(await rows.OrderBy(p => p.Id).Take(Size(limit) + 1).ToListAsync(cancellation), Size(limit), p => ProductAnswer.Of(p, units, null), p => p.Id.Value);
    }

    private static async Task<Results<Ok<ProductAnswer>, ProblemHttpResult>> ProductAsync(
        Guid id, HttpContext http, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var productId = new ProductId(id);
        if (await reading.Products(await access.RightsAsync(cancellation)).Include(p => p.Certificates).SingleOrDefaultAsync(p => p.Id == productId, cancellation) is not { } product)
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        http.Response.Headers.ETag = TradeTag.Of(product.Version);
        return TypedResults.Ok(ProductAnswer.Of(product, await reading.UnitsAsync(cancellation), await reading.JudgeAsync(product, cancellation)));
    }

    private static async Task<Results<Ok<TradePage<PlaceAnswer>>, ProblemHttpResult>> PlacesAsync(
        string? unit, string? kind, string? q, Guid? after, int? limit, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (await UnitAsync(reading, rights, unit, cancellation) is not var (owner, all))
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        var rows = reading.Places(rights).Where(p => (all || p.Owner == owner) && (kind == null || p.Kind == kind));
        var words = SearchForm.Of(q);
        rows = words.Length > 0 ? rows.Where(p => p.Search.Contains(words)) : rows;
        if (after is { } last)
        {
            var id = new PlaceId(last);
            rows = rows.Where(p => p.Id > id);
        }

        var units = await reading.UnitsAsync(cancellation);
        return Page(await rows.OrderBy(p => p.Id).Take(Size(limit) + 1).ToListAsync(cancellation), Size(limit), p => PlaceAnswer.Of(p, units), p => p.Id.Value);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GeoAsync(
        string? unit, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (await UnitAsync(reading, rights, unit, cancellation) is not var (owner, all))
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        var rows = await reading.Places(rights).Where(p => all || p.Owner == owner).OrderBy(p => p.Id).Take(5_000).ToListAsync(cancellation);
        return TypedResults.File(GeoJson.Write(rows, await reading.UnitsAsync(cancellation)), GeoJson.ContentType, "places.geojson");
    }

    private static async Task<Results<Ok<PlaceAnswer>, ProblemHttpResult>> PlaceAsync(
        Guid id, HttpContext http, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var placeId = new PlaceId(id);
        if (await reading.Places(await access.RightsAsync(cancellation)).SingleOrDefaultAsync(p => p.Id == placeId, cancellation) is not { } place)
        {
            return TradeSaving.NoSuch.ToProblem(text);
        }

        http.Response.Headers.ETag = TradeTag.Of(place.Version);
        return TypedResults.Ok(PlaceAnswer.Of(place, await reading.UnitsAsync(cancellation)));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PlaceGeoAsync(
        Guid id, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var placeId = new PlaceId(id);
        return await reading.Places(await access.RightsAsync(cancellation)).SingleOrDefaultAsync(p => p.Id == placeId, cancellation) is { } place
            ? TypedResults.File(GeoJson.Write([place], await reading.UnitsAsync(cancellation)), GeoJson.ContentType, place.Number + ".geojson")
            : TradeSaving.NoSuch.ToProblem(text);
    }

    /// <summary>The prefix of a run of SSCCs, which its series names; empty for serial numbers.</summary>
    internal static string PrefixOf(NumberRange range) => range.Kind == NumberKind.Sscc ? range.Series.Split(':')[1] : "";

    // Which unit a list is limited to: none (all that the asker may see), or one; null when the asker may not know of the one named.
    private static async Task<(LineageId Owner, bool All)?> UnitAsync(TradeReading reading, TradeRights rights, string? unit, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(unit) ? (default, true)
        : await reading.UnitAsync(rights, unit, cancellation) is { } found ? (found, false) : null;

    private static int Size(int? limit) => Math.Clamp(limit ?? Usual, 1, Most);

    private static Ok<TradePage<TAnswer>> Page<TRow, TAnswer>(List<TRow> rows, int size, Func<TRow, TAnswer> answer, Func<TRow, Guid> id) =>
        TypedResults.Ok(new TradePage<TAnswer>([.. rows.Take(size).Select(answer)], rows.Count > size ? id(rows[size - 1]) : null));
}
