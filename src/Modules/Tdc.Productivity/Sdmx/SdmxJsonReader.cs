using System.Globalization;
using System.Text.Json;

namespace Tdc.Productivity.Sdmx;

/// <summary>Reads an SDMX-JSON 2.x data message, by series or flat, whole in memory.</summary>
/// <remarks>
/// Fields may stand in any order and unknown ones are passed over. Dimensions and attributes may stand at any level (data set, group of dimensions,
/// series, observation); values may be written as positions or as they are. An observation with a fault gives the fault in its place.
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
        var index = set.Field("structure") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var at) ? at : 0;
        if (data.Items("structures").Skip(index < 0 ? int.MaxValue : index).Cast<JsonElement?>().FirstOrDefault() is not { } described)
        {
            Fail(SdmxFaultKind.BadIndex, path + ".structure", index.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var layout = new SdmxJsonLevels(described, structure);
        if (layout.MissingDimension is { } missing)
        {
            Fail(SdmxFaultKind.MissingField, $"data.structures[{index.ToString(CultureInfo.InvariantCulture)}].dimensions.{missing}");
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
