using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Epcis.Model;
using Tdc.Gs1;
using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Showing.Resolve;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Showing.TracePage;

/// <summary>Collects what a trace page says of a code.</summary>
internal sealed class TraceReading(
    CodeResolver resolver, ItemTraces traces, ITradeRegister trade, IRecalls recalls, IChainAlerts alerts, IEventLog log, OrganisationRegister register,
    TimeProvider clock, IStringLocalizer<ShowingText> text)
{
    private static readonly string[] bad =
    [
        "non_conformant", "damaged", "expired", "recalled", "non_sellable_other", "destroyed", "disposed", "stolen", "no_pedigree_match", "mismatch_class", "mismatch_instance",
        "mismatch_quantity", "needs_replacement", "returned",
    ];

    private static readonly string[] ends = ["itemExpirationDate", "expirationDate", "bestBeforeDate", "sellByDate"];
    private static readonly string[] begins = ["harvestStartDate", "harvestEndDate", "harvestDate", "productionDate", "packagingDate"];

    /// <summary>Reads the page of a path behind <c>/truy-xuat</c>.</summary>
    public async Task<TraceView> ReadAsync(string path, CancellationToken cancellation)
    {
        var problem = path.Length > 400 ? new Gs1Problem(Gs1Fault.TooLong) : DigitalLink.Read(DigitalLink.CanonicalStem + path, out _, withAssociations: false);
        if (!problem.IsNone)
        {
            var facts = new ProofFacts();
            return new() { Status = 400, Path = path, Code = Uri.UnescapeDataString(path), Problem = problem, Proof = Proof.Of(facts), Facts = facts, ReadAt = clock.GetUtcNow() };
        }

        DigitalLink.Read(DigitalLink.CanonicalStem + path, out var link, withAssociations: false);
        var resolution = await resolver.ReadAsync(link!, 0, cancellation);
        var words = new TraceWords(text, await register.NowAsync(cancellation), clock.TodayInVietnam);
        var product = resolution.Gtin.Length > 0 ? await trade.ProductAsync(resolution.Gtin, cancellation) : null;
        var place = resolution.Gtin.Length > 0 ? null : await trade.PlaceAsync(KeyLevels.Canonical(resolution.KeyPath), cancellation);
        var owner = product?.Owner ?? place?.Owner;
        var view = new TraceView
        {
            Status = resolution.Status,
            Path = resolution.KeyPath,
            Code = string.Concat(link!.Path.Select(e => e.ToString())),
            Link = link,
            Product = product,
            Place = place,
            PlaceText = place is null ? "" : words.Place(place, place.Canonical),
            Name = place is not null && !words.IsPublic(place) ? words.Place(place, place.Canonical)
                : Display.InEnglish ? product?.NameEn ?? place?.NameEn ?? "" : product?.NameVi ?? place?.NameVi ?? "",
            Owner = owner is { } unit ? words.Unit(unit) : "",
            ReadAt = clock.GetUtcNow(),
            Proof = Proof.Of(new()),
            Facts = new(),
        };
        view = await WithPrefixAsync(view, words, cancellation);
        return resolution.Status == 200 ? await WithChainAsync(view, words, cancellation)
            : view with { Proof = Proof.Of(view.Facts with { IsVietnamesePrefix = view.IsVietnamese }) };
    }

    /// <summary>Reads the page of an own code: an internal number or an own URI.</summary>
    /// <param name="code">The code as typed or scanned.</param>
    /// <param name="canonical">Identifiers under which events may name it.</param>
    /// <param name="product">The product that bears it as its internal number.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<TraceView> ReadOwnAsync(string code, IReadOnlyList<string> canonical, ProductCard? product, CancellationToken cancellation)
    {
        var words = new TraceWords(text, await register.NowAsync(cancellation), clock.TodayInVietnam);
        var view = new TraceView
        {
            Status = 200,
            Path = "",
            Code = code,
            Product = product,
            Name = product is null ? "" : Display.InEnglish ? product.NameEn : product.NameVi,
            Owner = product is null ? "" : words.Unit(product.Owner),
            ReadAt = clock.GetUtcNow(),
            Proof = Proof.Of(new()),
            Facts = new(),
        };
        view = await WithChainAsync(view, words, cancellation, canonical);
        return view.Facts is { Events: 0, IsRegistered: false } ? view with { Status = 404 } : view;
    }

    private async Task<TraceView> WithPrefixAsync(TraceView view, TraceWords words, CancellationToken cancellation)
    {
        var digits = DigitsOf(view.Link!);
        if (digits.Length == 0)
        {
            return view;
        }

        var held = (await trade.PrefixesAsync(cancellation)).Where(p => digits.StartsWith(p.Digits, StringComparison.Ordinal)).MaxBy(p => p.Digits.Length);
        return view with
        {
            Origin = PrefixOrigin.Of(digits),
            IsVietnamese = digits.StartsWith(PrefixOrigin.Vietnam, StringComparison.Ordinal),
            Prefix = held is null ? null : (held.Digits, words.Unit(held.Owner)),
        };
    }

    // Where the company prefix begins. A GTIN-8 has none.
    private static string DigitsOf(DigitalLink link)
    {
        var value = link.Key.Value;
        return link.Key.Ai.Code switch
        {
            "01" or "8006" => value.StartsWith("000000", StringComparison.Ordinal) ? value[6..9] : value[1..13],
            "00" => value[1..],
            "8003" => value[1..],
            _ => value.Length > 3 && value.Take(3).All(char.IsAsciiDigit) ? value : "",
        };
    }

    private async Task<TraceView> WithChainAsync(TraceView view, TraceWords words, CancellationToken cancellation, IReadOnlyList<string>? own = null)
    {
        var levels = own ?? [.. KeyLevels.Of(view.Link!).Select(KeyLevels.Canonical).Distinct()];
        // A bare product is no goods: its events are those of all its lots, and its page says what the product is.
        var items = own ?? [.. levels.Where(l => l != KeyLevels.Canonical(BareOf(view.Link!)) || view.Link!.Key.Ai.Code is not ("01" or "8006"))];
        var trace = items.Count == 0 || view.Place is not null ? ItemTrace.None : await traces.ReadAsync(items, cancellation);
        var head = await log.HeadAsync(cancellation);
        var places = await PlacesAsync(trace, cancellation);
        var steps = trace.Events.Select(e => StepOf(e, words)).ToList();
        var notices = await recalls.OnAsync(levels, cancellation);
        var facts = ChainRules.Facts(steps, view.ReadAt, head.Size) with
        {
            IsRegistered = view.Product is not null || view.Place is not null,
            IsVietnamesePrefix = view.IsVietnamese,
            IsRecalled = notices.Any(n => n.State == RecallState.Ordered),
        };
        var shown = new StepList(words, text, places, trace, steps, ChainRules.Gaps(steps, view.ReadAt));
        var dates = DatesOf(trace).ToList();
        return view with
        {
            Facts = facts,
            Proof = Proof.Of(facts),
            Steps = shown.Lines,
            Points = shown.Points,
            IsCut = trace.IsCut,
            Dates = dates,
            IsExpired = dates.Exists(d => d.Code is not "sellByDate" && ends.Contains(d.Code) && d.Day < clock.TodayInVietnam),
            Recalls = notices,
            Alerts = levels.Count == 0 ? [] : await alerts.OnAsync([.. levels.Take(500)], cancellation),
            Log = head,
            Contents = [.. ContentsOf(trace)],
            Name = view.Name.Length > 0 || trace.Events.Count == 0 ? view.Name : "",
        };
    }

    private static string BareOf(DigitalLink link) => KeyLevels.Of(link)[^1];

    private async Task<IReadOnlyDictionary<string, PlaceCard>> PlacesAsync(ItemTrace trace, CancellationToken cancellation)
    {
        var asked = trace.Events.Select(e => PlaceOf(e.Stored.Event)).Where(p => p.Length > 0).SelectMany(StepList.Names).Distinct().ToList();
        return asked.Count == 0 ? new Dictionary<string, PlaceCard>() : await trade.PlacesAsync(asked, cancellation);
    }

    /// <summary>The canonical identifier of where an event says that the goods are.</summary>
    public static string PlaceOf(EpcisEvent what) => (what.BizLocation?.Id ?? what.ReadPoint?.Id) is { } id ? IdentifierKey.Canonical(id) : "";

    private static ChainStep StepOf(TracedEvent traced, TraceWords words)
    {
        var what = traced.Stored.Event;
        return new()
        {
            Position = traced.Stored.Position,
            At = traced.At,
            Step = what.BizStep ?? "",
            Place = PlaceOf(what),
            Owner = traced.Stored.Owner,
            IsAuthority = words.IsAuthority(traced.Stored.Owner),
            IsOrigin = EventItems.Begins(what, traced.Role),
            Item = traced.Relation == Relation.Source ? traced.Item : "",
            IsWithdrawn = traced.IsWithdrawn,
            IsBad = bad.Contains(what.Disposition),
        };
    }

    // Dates of the lot stand in the master data of the event by which it came into being.
    private static IEnumerable<(string Code, DateOnly Day)> DatesOf(ItemTrace trace) => trace.Events
        .Where(e => e.Relation == Relation.Own && !e.IsWithdrawn).SelectMany(e => e.Stored.Event.Ilmd ?? [])
        .Where(f => f.Text is not null && (ends.Contains(f.LocalName) || begins.Contains(f.LocalName)))
        .Select(f => (f.LocalName, Day: DateOnly.TryParseExact(f.Text!.Length >= 10 ? f.Text[..10] : f.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null))
        .Where(f => f.Day is not null).Select(f => (f.LocalName, f.Day!.Value)).DistinctBy(f => f.LocalName).OrderBy(f => f.Value);

    private static IEnumerable<(string Path, string Code)> ContentsOf(ItemTrace trace)
    {
        Dictionary<string, bool> inside = [];
        foreach (var traced in trace.Events.Where(e => e is { Relation: Relation.Own, Role: ItemRole.Parent, IsWithdrawn: false }))
        {
            var what = traced.Stored.Event;
            var all = (what.ChildEpcs ?? []).Concat((what.ChildQuantityList ?? []).Select(q => q.EpcClass)).Select(IdentifierKey.Canonical).ToList();
            if (what.Action == EventAction.Delete && all.Count == 0)
            {
                inside.Clear();
            }

            all.ForEach(child => inside[child] = what.Action != EventAction.Delete);
        }

        return inside.Where(i => i.Value).Select(i => i.Key).Take(20)
            .Select(c => DigitalLink.Read(c, out var link, withAssociations: false).IsNone ? (ScannedCode.PathOf(link!), TraceWords.Short(c)) : ("", c));
    }
}
