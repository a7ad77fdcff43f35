using System.Text.Json;

namespace Tdc.Productivity.Sdmx;

/// <summary>Writes an SDMX-JSON 2.0 structure message: the dataflow, its structure, its concepts and its code lists.</summary>
/// <remarks>
/// Source: the constructed sample and field guide of the structure message (sdmx-twg/sdmx-json). Not validated against the JSON schema; <c>measures</c>
/// as a list follows SDMX 3.0, where the one primary measure of 2.1 has become a list, from memory.
/// </remarks>
internal static class SdmxStructureWriter
{
    private const string Schema = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json";

    /// <param name="output">Where the message goes; stays open.</param>
    public static void Write(Stream output, SdmxMessageHead head, SdmxDataflow flow)
    {
        using var json = new Utf8JsonWriter(output, SdmxJsonWriting.Options);
        json.WriteStartObject();
        json.WriteMeta(head, Schema);
        json.WriteStartObject("data");
        json.WriteStartArray("dataflows");
        WriteMaintainable(json, flow.Reference, flow.Name);
        json.WriteString("structure", flow.Structure.Reference.Urn("datastructure.DataStructure"));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("dataStructures");
        WriteStructure(json, flow.Structure);
        json.WriteEndArray();
        json.WriteStartArray("conceptSchemes");
        WriteConcepts(json, flow.Structure);
        json.WriteEndArray();
        json.WriteStartArray("codelists");
        foreach (var list in flow.Structure.Components.Select(c => c.Codelist).OfType<SdmxCodelist>().DistinctBy(list => list.Reference)) { WriteCodelist(json, list); }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes what an attribute is attached to.</summary>
    /// <param name="whole">The field for an attribute of the whole data set: <c>dataflow</c>.</param>
    public static void WriteRelationship(Utf8JsonWriter json, SdmxDataStructure structure, SdmxComponent attribute, string whole)
    {
        if (attribute.Role == SdmxRole.SeriesAttribute)
        {
            json.WriteStartArray("dimensions");
            foreach (var dimension in structure.Dimensions.Where(d => d.Role == SdmxRole.Dimension)) { json.WriteStringValue(dimension.Id); }
            json.WriteEndArray();
            return;
        }
        json.WriteStartObject(attribute.Role == SdmxRole.DataSetAttribute ? whole : "observation");
        json.WriteEndObject();
    }

    private static void WriteStructure(Utf8JsonWriter json, SdmxDataStructure structure)
    {
        WriteMaintainable(json, structure.Reference, structure.Name);
        json.WriteStartObject("dataStructureComponents");
        WriteList(json, "dimensionList", "DimensionDescriptor", "dimensions", structure, structure.Dimensions.Where(d => d.Role == SdmxRole.Dimension), endsList: false);
        if (structure.Dimensions.FirstOrDefault(d => d.Role == SdmxRole.TimeDimension) is { } time)
        {
            json.WritePropertyName("timeDimension");
            WriteComponent(json, structure, time);
        }
        json.WriteEndObject();
        WriteList(json, "measureList", "MeasureDescriptor", "measures", structure, [structure.Measure]);
        WriteList(json, "attributeList", "AttributeDescriptor", "attributes", structure, structure.Attributes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteList(
        Utf8JsonWriter json, string list, string id, string items, SdmxDataStructure structure, IEnumerable<SdmxComponent> components, bool endsList = true)
    {
        json.WriteStartObject(list);
        json.WriteString("id", id);
        json.WriteStartArray(items);
        foreach (var component in components) { WriteComponent(json, structure, component); }
        json.WriteEndArray();
        if (endsList) { json.WriteEndObject(); }
    }

    private static void WriteComponent(Utf8JsonWriter json, SdmxDataStructure structure, SdmxComponent component)
    {
        json.WriteStartObject();
        json.WriteString("id", component.Id);
        json.WriteString("conceptIdentity", $"{structure.ConceptScheme.Urn("conceptscheme.Concept")}.{component.Id}");
        if (component.Role == SdmxRole.Dimension) { json.WriteNumber("position", structure.Dimensions.ToList().IndexOf(component)); }
        if (component.IsAttribute)
        {
            json.WriteString("usage", component.IsMandatory ? "mandatory" : "optional");
            json.WriteStartObject("attributeRelationship");
            WriteRelationship(json, structure, component, "dataflow");
            json.WriteEndObject();
        }
        json.WriteStartObject("localRepresentation");
        if (component.Codelist is { } list) { json.WriteString("enumeration", list.Reference.Urn("codelist.Codelist")); }
        else
        {
            json.WriteStartObject("format");
            json.WriteString("dataType", component.Role switch { SdmxRole.TimeDimension => "ObservationalTimePeriod", SdmxRole.Measure => "Double", _ => "String" });
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteConcepts(Utf8JsonWriter json, SdmxDataStructure structure)
    {
        WriteMaintainable(json, structure.ConceptScheme, structure.Name);
        json.WriteStartArray("concepts");
        foreach (var component in structure.Components) { WriteItem(json, component.Id, component.Name, null); }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCodelist(Utf8JsonWriter json, SdmxCodelist list)
    {
        WriteMaintainable(json, list.Reference, list.Name);
        json.WriteStartArray("codes");
        foreach (var code in list.Codes) { WriteItem(json, code.Id, code.Name, code.Parent); }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, string id, SdmxName name, string? parent)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteName(name);
        if (parent is not null) { json.WriteString("parent", parent); }
        json.WriteEndObject();
    }

    private static void WriteMaintainable(Utf8JsonWriter json, SdmxReference reference, SdmxName name)
    {
        json.WriteStartObject();
        json.WriteString("id", reference.Id);
        json.WriteString("version", reference.Version);
        json.WriteString("agencyID", reference.Agency);
        json.WriteName(name);
    }
}
