using Microsoft.Extensions.Localization;
using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Showing.TracePage;

/// <summary>The lines of the time line and the places of the map.</summary>
internal sealed class StepList
{
    private readonly TraceWords words;
    private readonly IStringLocalizer<ShowingText> text;
    private readonly IReadOnlyDictionary<string, PlaceCard> places;
    private readonly List<StepView> lines = [];
    private readonly List<MapPoint> points = [];
    private readonly Dictionary<string, int> numbers = [];
    private readonly IReadOnlyList<Relation> relations;

    public StepList(
        TraceWords words, IStringLocalizer<ShowingText> text, IReadOnlyDictionary<string, PlaceCard> places, ItemTrace trace, IReadOnlyList<ChainStep> steps,
        IReadOnlyList<ChainGap> gaps)
    {
        (this.words, this.text, this.places) = (words, text, places);
        relations = [.. trace.Events.Select(e => e.Relation)];
        var confirmed = ChainRules.Handovers(steps).ToHashSet();
        AddGaps(gaps, -1);
        for (var i = 0; i < steps.Count; i++)
        {
            lines.Add(LineOf(trace.Events[i], steps[i]) with { IsConfirmed = confirmed.Contains(steps[i].Position), IsBeforeGap = gaps.Any(g => g.After == i) });
            AddGaps(gaps, i);
        }
    }

    /// <summary>The lines.</summary>
    public IReadOnlyList<StepView> Lines => lines;

    /// <summary>The places, numbered as the lines name them.</summary>
    public IReadOnlyList<MapPoint> Points => points;

    /// <summary>The names under which the register may know a place: itself, and the place that an extension belongs to.</summary>
    public static IEnumerable<string> Names(string canonical) =>
        canonical.IndexOf("/254/", StringComparison.Ordinal) is > 0 and var end ? [canonical, canonical[..end]] : [canonical];

    private void AddGaps(IReadOnlyList<ChainGap> gaps, int after)
    {
        foreach (var gap in gaps.Where(g => g.After == after))
        {
            lines.Add(new()
            {
                IsGap = true,
                Relation = gap.After >= 0 && gap.After + 1 < relations.Count && gap.Kind == GapKind.NoOrigin ? relations[gap.After + 1] : relations[Math.Max(0, gap.After)],
                Title = gap.Length is { } length ? text["gap.of", words.Length(length)] : text["gap.open"],
                Note = text["gap." + gap.Kind],
            });
        }
    }

    private StepView LineOf(TracedEvent traced, ChainStep step)
    {
        var place = Names(step.Place).Select(places.GetValueOrDefault).FirstOrDefault(p => p is not null);
        var item = EventItems.Of(traced.Stored.Event).FirstOrDefault(i => i.Role == traced.Role && Events.IdentifierKey.Canonical(i.Uri) == traced.Item);
        return new()
        {
            Title = words.Step(traced.Stored.Event),
            At = traced.At,
            Place = words.Place(place, step.Place),
            Quantity = words.Quantity(item.Quantity),
            Source = words.Unit(traced.Stored.Owner),
            IsAuthority = step.IsAuthority,
            IsWithdrawn = traced.IsWithdrawn,
            IsOrigin = step.IsOrigin,
            Relation = traced.Relation,
            Of = traced.Relation == Relation.Own ? "" : TraceWords.Short(traced.Item),
            Point = place is null ? 0 : PointOf(place),
        };
    }

    // A household's plot is told to about two kilometres: its commune, not its door.
    private int PointOf(PlaceCard place)
    {
        if (place is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            return 0;
        }

        if (!numbers.TryGetValue(place.Canonical, out var number))
        {
            number = numbers[place.Canonical] = numbers.Count + 1;
            var rough = !words.IsPublic(place);
            points.Add(new(number, words.Place(place, place.Canonical), rough ? Rough(latitude) : latitude, rough ? Rough(longitude) : longitude, rough));
        }

        return number;
    }

    private static double Rough(double degrees) => Math.Round(degrees * 50) / 50;
}
