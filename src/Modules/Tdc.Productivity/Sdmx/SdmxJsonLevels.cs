using System.Globalization;
using System.Text.Json;

namespace Tdc.Productivity.Sdmx;

/// <summary>Attributes gathered from the levels of a message; those of a lower level stand.</summary>
internal sealed class SdmxJsonAttributes
{
    public Dictionary<string, string> Single { get; private init; } = new(StringComparer.Ordinal);

    public Dictionary<string, IReadOnlyList<string>> Several { get; private init; } = new(StringComparer.Ordinal);

    public SdmxJsonAttributes Copy() => new() { Single = new(Single, StringComparer.Ordinal), Several = new(Several, StringComparer.Ordinal) };
}

/// <summary>Which components stand at which level of a message, and what its positions point to.</summary>
internal sealed class SdmxJsonLevels
{
    private readonly SdmxDataStructure structure;
    private readonly Dictionary<string, List<Component>> attributes;
    private readonly List<Component> ofSet;
    private readonly List<Component> ofSeries;
    private readonly List<Component> ofObservation;
    private readonly List<(string[] Slots, SdmxJsonAttributes Values)> groups = [];
    private readonly Component? measure;

    public SdmxJsonLevels(JsonElement described, SdmxDataStructure structure)
    {
        this.structure = structure;
        List<Component> Level(string kind, string level) => [.. (described.Field(kind) is { } levels ? levels.Items(level) : []).Select(Component.Read)];
        ofSet = Level("dimensions", "dataSet");
        ofSeries = Level("dimensions", "series");
        ofObservation = Level("dimensions", "observation");
        attributes = new[] { "dataSet", "dimensionGroup", "series", "observation" }.ToDictionary(level => level, level => Level("attributes", level));
        var measures = Level("measures", "observation");
        Measures = Math.Max(1, measures.Count);
        measure = measures.Count > 0 ? measures[0] : null;
    }

    /// <summary>How many values of an observation come before its attributes.</summary>
    public int Measures { get; }

    /// <summary>The first dimension of the structure that stands at no level; null when all do.</summary>
    public string? MissingDimension => structure.Dimensions.Select(d => d.Id).FirstOrDefault(id => ofSet.Concat(ofSeries).Concat(ofObservation).All(c => c.Id != id));

    /// <summary>The key of an observation from the positions in the names of its series and its own.</summary>
    /// <returns>Null when a position points to nothing; it is then in <paramref name="wrong"/>.</returns>
    public IReadOnlyList<string>? Key(string series, string observation, out string wrong)
    {
        var values = ofSet.Where(c => c.Values.Count > 0).ToDictionary(c => c.Id, c => c.Values[0], StringComparer.Ordinal);
        wrong = Take(ofSeries, series, values) ?? Take(ofObservation, observation, values) ?? "";
        if (wrong.Length > 0) { return null; }
        var key = structure.Dimensions.Select(d => values.GetValueOrDefault(d.Id)).OfType<string>().ToList();
        return key.Count == structure.Dimensions.Count ? key : null;
    }

    /// <summary>Reads the attributes of a level in the order in which the structure lists them.</summary>
    /// <returns>False when a position points to nothing.</returns>
    public bool ReadAttributes(string level, IEnumerable<JsonElement> values, SdmxJsonAttributes into)
    {
        var isSound = true;
        foreach (var (component, value) in attributes[level].Zip(values))
        {
            if (value.ValueKind == JsonValueKind.Array) { into.Several[component.Id] = [.. value.EnumerateArray().Select(one => component.Resolve(one) ?? "")]; }
            else if (value.ValueKind != JsonValueKind.Null)
            {
                var text = component.Resolve(value);
                isSound &= text is not null;
                if (text is not null) { into.Single[component.Id] = text; }
            }
        }
        return isSound;
    }

    /// <summary>Keeps the attributes of groups: their keys have a slot for each dimension of series and observations, empty where it plays no part.</summary>
    public void ReadGroups(JsonElement set)
    {
        foreach (var group in set.Members("dimensionGroupAttributes"))
        {
            var values = new SdmxJsonAttributes();
            if (group.Value.ValueKind == JsonValueKind.Array) { ReadAttributes("dimensionGroup", group.Value.EnumerateArray(), values); }
            groups.Add((group.Name.Split(':'), values));
        }
    }

    public void ApplyGroups(string series, string observation, SdmxJsonAttributes into)
    {
        if (groups.Count == 0) { return; }
        string[] key = [.. series.Length == 0 ? [] : series.Split(':'), .. observation.Split(':')];
        foreach (var (slots, values) in groups)
        {
            if (slots.Zip(key).Any(slot => slot.First.Length > 0 && slot.First != slot.Second)) { continue; }
            foreach (var (id, value) in values.Single) { into.Single.TryAdd(id, value); }
            foreach (var (id, value) in values.Several) { into.Several.TryAdd(id, value); }
        }
    }

    /// <summary>Reads a value: a number, a number written as text, or null.</summary>
    public bool TryValue(JsonElement element, out double? value)
    {
        value = null;
        if (element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) { return true; }
        var text = measure is null ? element.ToString() : measure.Resolve(element);
        if (text is "" or "NaN") { return true; }
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        value = isNumber ? number : null;
        return isNumber;
    }

    private static string? Take(List<Component> components, string name, Dictionary<string, string> values)
    {
        var positions = name.Length == 0 ? [] : name.Split(':');
        if (positions.Length != components.Count) { return name.Length == 0 ? "?" : name; }
        foreach (var (component, position) in components.Zip(positions))
        {
            if (!int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= component.Values.Count) { return position; }
            values[component.Id] = component.Values[at];
        }
        return null;
    }

    /// <summary>A component as the message describes it; without values its values stand where they are used.</summary>
    private sealed record Component(string Id, IReadOnlyList<string> Values)
    {
        public static Component Read(JsonElement element) => new(
            element.Field("id")?.ToString() ?? "",
            [.. element.Items("values").Select(value => (value.Field("id") ?? value.Field("value") ?? value.Field("name"))?.ToString() ?? value.ToString())]);

        public string? Resolve(JsonElement element)
        {
            if (Values.Count == 0 || element.ValueKind != JsonValueKind.Number) { return element.ToString(); }
            return element.TryGetInt32(out var at) && at >= 0 && at < Values.Count ? Values[at] : null;
        }
    }
}
