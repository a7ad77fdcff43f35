using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Tdc.Platform.Documents;

/// <summary>The small parts around the worksheets: content types, relationships, names, styles and properties.</summary>
internal static class WorkbookParts
{
    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string SheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    internal static void Write(ZipArchive zip, Workbook workbook, IReadOnlyList<SheetPlace> places, bool hasLists)
    {
        var sheetCount = places.Count + (hasLists ? 1 : 0);
        using (var xml = Workbook.Part(zip, "xl/styles.xml")) { SheetStyles.Write(xml); }
        using (var xml = Workbook.Part(zip, "xl/workbook.xml")) { WriteWorkbook(xml, places, hasLists); }
        using (var xml = Workbook.Part(zip, "xl/_rels/workbook.xml.rels"))
        {
            StartRelationships(xml);
            for (var i = 1; i <= sheetCount; i++) { Relationship(xml, $"s{i}", $"{OfficeRelationships}/worksheet", $"worksheets/sheet{i}.xml"); }
            Relationship(xml, "styles", $"{OfficeRelationships}/styles", "styles.xml");
        }
        using (var xml = Workbook.Part(zip, "docProps/core.xml")) { WriteProperties(xml, workbook); }
        using (var xml = Workbook.Part(zip, "_rels/.rels"))
        {
            StartRelationships(xml);
            Relationship(xml, "workbook", $"{OfficeRelationships}/officeDocument", "xl/workbook.xml");
            Relationship(xml, "core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
        }
        using (var xml = Workbook.Part(zip, "[Content_Types].xml")) { WriteContentTypes(xml, sheetCount); }
    }

    private static void WriteWorkbook(XmlWriter xml, IReadOnlyList<SheetPlace> places, bool hasLists)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("workbook", SheetWriter.Main);
        xml.WriteAttributeString("xmlns", "r", null, OfficeRelationships);
        xml.WriteRaw("<bookViews><workbookView activeTab=\"0\"/></bookViews>");
        xml.WriteStartElement("sheets");
        for (var i = 0; i < places.Count; i++) { WriteSheet(xml, places[i].Name, i + 1, state: null); }
        if (hasLists) { WriteSheet(xml, SheetNames.Lists, places.Count + 1, "veryHidden"); }
        xml.WriteEndElement();
        xml.WriteStartElement("definedNames");
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            var quoted = "'" + place.Name.Replace("'", "''", StringComparison.Ordinal) + "'!";
            var last = CellReference.Column(place.ColumnCount);
            DefinedName(xml, "_xlnm._FilterDatabase", i, hidden: true,
                string.Create(CultureInfo.InvariantCulture, $"{quoted}$A${place.HeaderRow}:${last}${place.LastRow}"));
            DefinedName(xml, "_xlnm.Print_Titles", i, hidden: false,
                string.Create(CultureInfo.InvariantCulture, $"{quoted}${place.HeaderRow}:${place.HeaderRow}"));
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSheet(XmlWriter xml, string name, int id, string? state)
    {
        xml.WriteStartElement("sheet");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("sheetId", id.ToString(CultureInfo.InvariantCulture));
        if (state is not null) { xml.WriteAttributeString("state", state); }
        xml.WriteAttributeString("id", OfficeRelationships, $"s{id}");
        xml.WriteEndElement();
    }

    private static void DefinedName(XmlWriter xml, string name, int sheet, bool hidden, string range)
    {
        xml.WriteStartElement("definedName");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("localSheetId", sheet.ToString(CultureInfo.InvariantCulture));
        if (hidden) { xml.WriteAttributeString("hidden", "1"); }
        xml.WriteString(range);
        xml.WriteEndElement();
    }

    private static void WriteContentTypes(XmlWriter xml, int sheetCount)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
        xml.WriteRaw("""<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>""");
        xml.WriteRaw($"""<Override PartName="/xl/workbook.xml" ContentType="{SheetTypes}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{SheetTypes}.styles+xml"/>""");
        for (var i = 1; i <= sheetCount; i++)
        {
            xml.WriteRaw($"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{SheetTypes}.worksheet+xml"/>""");
        }
        xml.WriteRaw("""<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>""");
        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, Workbook workbook)
    {
        const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string Dublin = "http://purl.org/dc/elements/1.1/";
        const string Terms = "http://purl.org/dc/terms/";
        const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteAttributeString("xmlns", "dcterms", null, Terms);
        xml.WriteAttributeString("xmlns", "xsi", null, Instance);
        if (workbook.Title.Length > 0) { xml.WriteElementString("dc", "title", Dublin, XmlText.Clean(workbook.Title)); }
        if (workbook.Issuer.Length > 0) { xml.WriteElementString("dc", "creator", Dublin, XmlText.Clean(workbook.Issuer)); }
        if (workbook.Created is { } created)
        {
            xml.WriteStartElement("created", Terms);
            xml.WriteAttributeString("type", Instance, "dcterms:W3CDTF");
            xml.WriteString(created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void StartRelationships(XmlWriter xml)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("Relationships", Relationships);
    }

    private static void Relationship(XmlWriter xml, string id, string type, string target)
    {
        xml.WriteStartElement("Relationship");
        xml.WriteAttributeString("Id", id);
        xml.WriteAttributeString("Type", type);
        xml.WriteAttributeString("Target", target);
        xml.WriteEndElement();
    }
}
