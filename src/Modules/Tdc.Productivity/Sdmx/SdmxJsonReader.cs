using System.Globalization;
using System.Text.Json;

namespace Tdc.Productivity.Sdmx;

/// <summary>Reads an SDMX-JSON data message of 1.0 or 2.x, by series or flat, whole in memory.</summary>
/// <remarks>
/// Fields may stand in any order and unknown ones are passed over. Dimensions and attributes may stand at any level (data set, group of dimensions,
/// series, observation); values may be written as positions or as they are. 1.0 has one <c>structure</c> for all data sets, 2.x a list of <c>structures</c>. An observation with a fault gives the fault in its place.
/// </remarks>
internal sealed class SdmxJsonReader(SdmxDataStructure structure)
{
    private readonly List<SdmxReading> readings = [];
    private readonly Dictionary<string, string> dataSetAttributes = new(StringComparer.Ordinal);

    public static SdmxJsonContent Read(Stream input, SdmxDataStructure structure)
    {
        try
        {
            using var document = JsonDocument.Parse(input);
            return new SdmxJsonReader(structure).Read(document.RootElement);
        }
        catch (JsonException e)
        {
            // The words of the exception are English and speak of bytes: where it stands is what helps.
            return new("", false, "", [new(null, new(SdmxFaultKind.NotJson, (int)(e.LineNumber ?? 0) + 1, "", ((e.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture)))], []);
        }
    }

    private SdmxJsonContent Read(JsonElement root)
    {
        var meta = root.Field("meta");
        if (root.Field("data") is not { } data || data.Field("dataSets") is not { ValueKind: JsonValueKind.Array } sets) { Fail(SdmxFaultKind.MissingField, "data.dataSets"); }
        else
        {
            foreach (var (set, i) in sets.EnumerateArray().Select((set, i) => (set, i))) { ReadSet(data, set, $"data.dataSets[{i.ToString(CultureInfo.InvariantCulture)}]"); }
        }
        var errors = root.Items("errors").Select(error => $"{error.Field("code")?.ToString()}: {error.Field("title")?.ToString()}").ToList();
        return new(meta?.Field("id")?.ToString() ?? "", meta?.Field("test") is { ValueKind: JsonValueKind.True }, meta?.Field("sender")?.Field("id")?.ToString() ?? "", readings, errors)
        {
            DataSetAttributes = dataSetAttributes,
        };
    }

    private void ReadSet(JsonElement data, JsonElement set, string path)
    {
        if (Described(data, set, path) is not var (described, at)) { return; }
        var layout = new SdmxJsonLevels(described, structure);
        if (layout.MissingDimension is { } missing)
        {
            Fail(SdmxFaultKind.MissingField, $"{at}.dimensions.{missing}");
            return;
        }
        var found = new SdmxJsonAttributes();
        layout.ReadAttributes("dataSet", set.Items("attributes"), found);
        foreach (var (id, value) in found.Single) { dataSetAttributes.TryAdd(id, value); }
        layout.ReadGroups(set);
        if (!TryAction(set.Field("action")?.ToString(), out var action))
        {
            Fail(SdmxFaultKind.UnknownAction, path + ".action", set.Field("action")!.Value.ToString());
            return;
        }
        var before = readings.Count;
        ReadObservations(layout, set, "", found, path, action);
        foreach (var series in set.Members("series"))
        {
            var own = found.Copy();
            layout.ReadAttributes("series", series.Value.Items("attributes"), own);
            var first = readings.Count;
            ReadObservations(layout, series.Value, series.Name, own, $"{path}.series.{series.Name}", action);
            if (action == SdmxAction.Delete && first == readings.Count) { Fail(SdmxFaultKind.OpenDelete, $"{path}.series.{series.Name}"); }
        }
        if (action == SdmxAction.Delete && before == readings.Count) { Fail(SdmxFaultKind.OpenDelete, path); }
    }

    // The structure of a data set and its path; null when there is none, which is then told.
    private (JsonElement Structure, string Path)? Described(JsonElement data, JsonElement set, string path)
    {
        if (data.Field("structures") is null)
        {
            if (data.Field("structure") is { ValueKind: JsonValueKind.Object } only) { return (only, "data.structure"); }
            Fail(SdmxFaultKind.MissingField, "data.structures");
            return null;
        }
        var index = set.Field("structure") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var at) ? at : 0;
        var place = $"data.structures[{index.ToString(CultureInfo.InvariantCulture)}]";
        if (data.Items("structures").Skip(index < 0 ? int.MaxValue : index).Cast<JsonElement?>().FirstOrDefault() is { } found) { return (found, place); }
        Fail(SdmxFaultKind.BadIndex, path + ".structure", index.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    // The four actions of the messages, and Merge of 2.1; numbers are none of them.
    private static bool TryAction(string? text, out SdmxAction? action)
    {
        action = Enum.TryParse<SdmxAction>(text, ignoreCase: true, out var said) && text!.All(char.IsLetter) ? said : null;
        return text is null || action is not null;
    }

    private void ReadObservations(SdmxJsonLevels layout, JsonElement owner, string seriesKey, SdmxJsonAttributes above, string path, SdmxAction? action)
    {
        foreach (var observation in owner.Members("observations"))
        {
            var place = $"{path}.observations.{observation.Name}";
            if (layout.Key(seriesKey, observation.Name, out var wrong) is not { } key)
            {
                Fail(SdmxFaultKind.BadIndex, place, wrong);
                continue;
            }
            var own = above.Copy();
            layout.ApplyGroups(seriesKey, observation.Name, own);
            List<JsonElement> values = observation.Value.ValueKind == JsonValueKind.Array ? [.. observation.Value.EnumerateArray()] : [observation.Value];
            if (!layout.ReadAttributes("observation", values.Skip(layout.Measures), own))
            {
                Fail(SdmxFaultKind.BadIndex, place, observation.Value.ToString());
                continue;
            }
            if (!layout.TryValue(values.Count > 0 ? values[0] : default, out var value))
            {
                Fail(SdmxFaultKind.NotNumber, place, values[0].ToString());
                continue;
            }
            readings.Add(new(new(key, value) { Attributes = own.Single, MultiValues = own.Several, Action = action }, null) { Path = place });
        }
    }

    private void Fail(SdmxFaultKind kind, string path, string value = "") => readings.Add(new(null, new(kind, 0, path, value)));
}
