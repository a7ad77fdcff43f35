using System.Text.Json;

namespace Tdc.Productivity.Sdmx;

/// <summary>Writes <c>structures</c> of a data message: the components by level with the values that the data sets point to.</summary>
internal sealed class SdmxJsonStructure(SdmxDataflow flow, SdmxJsonOptions options, Func<SdmxComponent, IReadOnlyList<string>?> valuesOf)
{
    private bool IsFlat => options.Layout == SdmxJsonLayout.Flat;

    /// <summary>Whether an attribute stands with each observation: in the flat layout those of a series do too.</summary>
    public static bool IsOfObservation(SdmxComponent attribute, bool isFlat) =>
        attribute.Role == SdmxRole.ObservationAttribute || (isFlat && attribute.Role == SdmxRole.SeriesAttribute);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("structures");
        json.WriteStartObject();
        json.WriteName(flow.Name);
        json.WriteStartArray("dataSets");
        json.WriteNumberValue(0);
        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteLink("dataflow", flow.Reference.Urn("datastructure.Dataflow"));
        json.WriteLink("datastructure", flow.Structure.Reference.Urn("datastructure.DataStructure"));
        json.WriteEndArray();
        json.WriteStartObject("dimensions");
        WriteLevel(json, "dataSet", []);
        WriteLevel(json, "dimensionGroup", []);
        WriteLevel(json, "series", flow.Structure.Dimensions.Where(d => !IsFlat && d.Role == SdmxRole.Dimension));
        WriteLevel(json, "observation", flow.Structure.Dimensions.Where(d => IsFlat || d.Role == SdmxRole.TimeDimension));
        json.WriteEndObject();
        json.WriteStartObject("measures");
        WriteLevel(json, "observation", [flow.Structure.Measure]);
        json.WriteEndObject();
        json.WriteStartObject("attributes");
        WriteLevel(json, "dataSet", flow.Structure.Attributes.Where(a => a.Role == SdmxRole.DataSetAttribute));
        WriteLevel(json, "dimensionGroup", []);
        WriteLevel(json, "series", flow.Structure.Attributes.Where(a => !IsFlat && a.Role == SdmxRole.SeriesAttribute));
        WriteLevel(json, "observation", flow.Structure.Attributes.Where(a => IsOfObservation(a, IsFlat)));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteLevel(Utf8JsonWriter json, string level, IEnumerable<SdmxComponent> components)
    {
        json.WriteStartArray(level);
        foreach (var component in components)
        {
            json.WriteStartObject();
            json.WriteString("id", component.Id);
            json.WriteName(component.Name);
            if (component.Role <= SdmxRole.TimeDimension) { json.WriteNumber("keyPosition", flow.Structure.Dimensions.ToList().IndexOf(component)); }
            json.WriteStartArray("roles");
            json.WriteStringValue(component.Id);
            json.WriteEndArray();
            if (component.IsAttribute) { WriteRelationship(json, component); }
            if (valuesOf(component) is { } values) { WriteValues(json, component, values); }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteRelationship(Utf8JsonWriter json, SdmxComponent attribute)
    {
        json.WriteStartObject("relationship");
        SdmxStructureWriter.WriteRelationship(json, flow.Structure, attribute, "dataflow");
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, SdmxComponent component, IReadOnlyList<string> values)
    {
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("id", value);
            json.WriteName(component.Codelist?.Find(value)?.Name ?? new(value, value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
