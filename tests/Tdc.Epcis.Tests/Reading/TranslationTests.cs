using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Tdc.Epcis.Hashing;
using Tdc.Epcis.Model;
using Tdc.Testing;

namespace Tdc.Epcis.Tests.Reading;

/// <summary>JSON to XML and back, and each to itself, with nothing lost.</summary>
public sealed class TranslationTests
{
    public static TheoryData<string> JsonExamples => [.. Documents.Official("json").DefaultIfEmpty("none")];

    public static TheoryData<string> XmlExamples =>
        [.. Documents.Official("xml").Where(n => !n.Contains("CaptureJob", StringComparison.Ordinal) && !n.StartsWith("masterdata", StringComparison.Ordinal)).DefaultIfEmpty("none")];

    [Theory]
    [MemberData(nameof(JsonExamples))]
    public async Task Official_json_comes_back_equal(string name)
    {
        var document = Documents.OfficialBytes("json", name);

        RoundTrip.AssertSame(document, await RoundTrip.ThroughAsync(document, EpcisFormat.Json));
    }

    [Theory]
    [MemberData(nameof(JsonExamples))]
    public async Task Official_json_comes_back_equal_through_xml_but_for_the_place_of_its_context(string name)
    {
        var document = Documents.OfficialBytes("json", name);

        var back = await RoundTrip.ThroughAsync(document, EpcisFormat.Xml, EpcisFormat.Json);

        RoundTrip.AssertSame(WithoutXmlLosses(document), WithoutXmlLosses(back));
        var (first, _) = await Documents.ReadAsync(document);
        var (second, reader) = await Documents.ReadAsync(back);
        Assert.Empty(reader.Findings);
        Assert.Equal(first.Select(new EventHash().IdOf), second.Select(new EventHash().IdOf));
    }

    [Theory]
    [MemberData(nameof(XmlExamples))]
    public async Task Official_xml_comes_back_equal(string name)
    {
        var document = Documents.OfficialBytes("xml", name);

        Assert.Equal(Plain(document), Plain(await RoundTrip.ThroughAsync(document, EpcisFormat.Xml)));
    }

    [Theory]
    [MemberData(nameof(XmlExamples))]
    public async Task Official_xml_becomes_valid_json_of_the_same_events(string name)
    {
        var document = Documents.OfficialBytes("xml", name);
        var (events, reader) = await Documents.ReadAsync(document);
        Assert.DoesNotContain(reader.Findings, f => f.Severity == Tdc.Epcis.Validation.Severity.Error);

        var (again, second) = await Documents.ReadAsync(await RoundTrip.WriteAsync(EpcisFormat.Json, reader.Header, events));

        // The XSD gives every event a persistent disposition, the JSON schema only two types.
        Assert.All(second.Findings, f => Assert.Equal("epcis.field-of-other-type", f.Code));
        Assert.Equal(events.Select(new EventHash().IdOf), again.Select(new EventHash().IdOf));
    }

    [Theory]
    [MemberData(nameof(JsonExamples))]
    public async Task Xml_that_is_written_is_valid_by_the_official_xsd(string name)
    {
        var xml = await RoundTrip.ThroughAsync(Documents.OfficialBytes("json", name), EpcisFormat.Xml);
        var problems = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = OfficialXsd() };
        settings.ValidationEventHandler += (_, e) => problems.Add(e.Message);
        using var reader = XmlReader.Create(new MemoryStream(xml), settings);
        while (reader.Read())
        {
        }

        Assert.Empty(problems);
    }

    [Fact]
    public async Task Official_example_9_6_1_is_the_same_in_both_formats_but_for_the_name_space_of_its_extension()
    {
        var (json, _) = await Documents.ReadAsync(Documents.OfficialBytes("json", "Example_9.6.1-ObjectEvent.jsonld"));
        var (xml, _) = await Documents.ReadAsync(Documents.OfficialBytes("xml", "Example_9.6.1-ObjectEvent-2020_06_18a.xml"));

        // The two files write http://ns.example.com/epcis with and without a slash at the end.
        Assert.Equal(
            json.Select(e => new EventHash().PreHashOf(e)),
            xml.Select(e => new EventHash().PreHashOf(e).Replace("{http://ns.example.com/epcis}", "{http://ns.example.com/epcis/}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_xml_cannot_say_of_json_comes_back_all_the_same()
    {
        var document = Encoding.UTF8.GetBytes(Documents.Json(Documents.ObjectEvent("""
            {"ex:one":["x"],"ex:no":[],"ex:lists":[[1,2.50],[],[[true]]],"ex:null":null,"ex:nulls":[null,null],"ex:number":1.10,"ex:big":1e400,"ex:truth":false,"ex:object":{},
            "ex:deep":{"bare":1,"a b":{"@type":"xsd:date","@value":"2025-01-01"},"ex2:list":[{"ex:x":[{"ex:y":"ế"}]},"s"],"":"empty name","9":"digit","#text":"beside"},
            "ex:space":"  two  ","ex:lines":"a\nb","undeclared:x":"u","https://other.example/ns#whole":5,
            "readPoint":{"id":"https://example.com/r","ex:r":{"ex:s":1}},"sourceList":[],"destinationList":[],"ex:control":"a\u0001\"b","certificationInfo":["https://example.com/c"],"ex:empty":"",
            "@context":{"own":"https://own.example/"},"own:field":"o","sensorElementList":[{"ex:e":1,"sensorReport":[{"type":"Temperature","value":1.0,"uom":"CEL","ex:rep":{"ex:v":2},"ex:text":"t"}]}]}
            """)));

        var back = await RoundTrip.ThroughAsync(document, EpcisFormat.Xml, EpcisFormat.Json);

        var (first, second) = (Event(document), Event(back));
        foreach (var (name, value) in first)
        {
            // A prefix that nobody declared and a whole URI as a name come back under another name of the same meaning.
            if (name is not ("@context" or "https://other.example/ns#whole"))
            {
                Assert.True(JsonNode.DeepEquals(value, second[name]), $"{name}: {value?.ToJsonString()} became {second[name]?.ToJsonString()}");
            }
        }

        Assert.Equal(await Documents.PreHashAsync(Encoding.UTF8.GetString(document)), await Documents.PreHashAsync(Encoding.UTF8.GetString(back)));
    }

    [Fact]
    public async Task Attributes_and_the_order_of_extensions_survive_in_xml()
    {
        var document = Encoding.UTF8.GetBytes(Documents.Xml("""
            <ObjectEvent ex:att="1"><eventTime>2025-06-01T00:00:00Z</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset><epcList/><action>OBSERVE</action>
            <ex:b ex2:n="1" plain="2">text<ex:c/></ex:b><ex2:a>1</ex2:a><ex:b>2</ex:b><q:d xmlns:q="https://q.example/" q:e="f"/></ObjectEvent>
            """));

        Assert.Equal(Plain(document), Plain(await RoundTrip.ThroughAsync(document, EpcisFormat.Xml)));
    }

    [Fact]
    public async Task A_document_header_goes_through_both_formats()
    {
        var document = Encoding.UTF8.GetBytes(Documents.Json(Documents.ObjectEvent()).Replace("\"type\":\"EPCISDocument\",", """
            "type":"EPCISDocument","sender":"S","receiver":"R","instanceIdentifier":"I","ex:top":{"ex:x":"1"},
            "epcisHeader":{"epcisMasterData":{"vocabularyList":[{"type":"urn:epcglobal:epcis:vtype:ReadPoint","vocabularyElementList":[
            {"id":"https://example.com/p","attributes":[{"id":"https://example.com/a","attribute":"x"},{"id":"https://example.com/b","attribute":{"ex:c":1}},{"id":"https://example.com/n","attribute":5}],
            "children":["https://example.com/q"]}]}]}},
            """, StringComparison.Ordinal));

        RoundTrip.AssertSame(WithoutXmlLosses(document), WithoutXmlLosses(await RoundTrip.ThroughAsync(document, EpcisFormat.Xml, EpcisFormat.Json)));
    }

    [Fact]
    public void An_event_alone_carries_its_context()
    {
        var written = EpcisWriter.ToJson(new EpcisEvent { Kind = EventKind.ObjectEvent, TypeName = "ObjectEvent", EventTime = "2025-06-01T00:00:00Z", EventTimeZoneOffset = "+07:00" });

        Assert.Equal(Documents.Context, JsonNode.Parse(written)!["@context"]![0]!.GetValue<string>());
    }

    private static JsonObject Event(byte[] document) => JsonNode.Parse(document)!["epcisBody"]!["eventList"]![0]!.AsObject();

    /// <summary>Takes away what has no place in XML: the document's own URI, and contexts, which XML writes as declarations.</summary>
    private static byte[] WithoutXmlLosses(byte[] document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        root.Remove("@context");
        root.Remove("id");
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    /// <summary>The elements, attributes and texts in order, without comments, wrappers of additions, white space at the ends and prefixes.</summary>
    private static string Plain(byte[] xml)
    {
        var text = new StringBuilder();
        Add(XDocument.Load(new MemoryStream(xml)).Root!, text);
        return text.ToString();
    }

    private static void Add(XElement element, StringBuilder text)
    {
        // A quantity that is nil says what an absent one says.
        if (element.Name.LocalName == "quantity" && element.HasAttributes && element.IsEmpty)
        {
            return;
        }

        var wrapper = element.Name.LocalName == "extension" && element.Name.NamespaceName.Length == 0;
        if (!wrapper)
        {
            text.Append('\n').Append(element.Name);
            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.LocalName != "schemaLocation").OrderBy(a => a.Name.ToString(), StringComparer.Ordinal))
            {
                text.Append(' ').Append(attribute.Name).Append('=').Append(attribute.Value);
            }

            text.Append('|').Append(string.Concat(element.Nodes().OfType<XText>().Select(t => t.Value)).Trim());
        }

        // The XSD lets the parts of an error declaration stand in any order.
        foreach (var child in element.Name.LocalName == "errorDeclaration" ? element.Elements().OrderBy(e => e.Name.ToString(), StringComparer.Ordinal) : element.Elements())
        {
            Add(child, text);
        }

        text.Append(wrapper ? "" : "/");
    }

    private static XmlSchemaSet OfficialXsd()
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, Requirements.SharedFile("data", "epcis", "xsd", "EPCglobal-epcis-2_0.xsd"));
        set.Add(null, Requirements.SharedFile("data", "epcis", "xsd", "EPCglobal-epcis-query-2_0.xsd"));
        return set;
    }
}
