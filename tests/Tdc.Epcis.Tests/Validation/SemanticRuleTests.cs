using System.Globalization;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Tests.Validation;

/// <summary>Rules of the standard's text that the JSON schema does not catch.</summary>
public sealed class SemanticRuleTests
{
    public static TheoryData<string, string, string> Errors { get; } = new()
    {
        { """{"nobody:x":1}""", "/epcisBody/eventList/0/nobody:x", "epcis.prefix-undeclared" },
        { """{"readPoint":{"id":"https://example.com/r","nobody:x":1}}""", "/epcisBody/eventList/0/readPoint/nobody:x", "epcis.prefix-undeclared" },
        { """{"ex:deep":{"ex:a":[{"nobody:x":1}]}}""", "/epcisBody/eventList/0/ex:deep/ex:a/0/nobody:x", "epcis.prefix-undeclared" },
        { """{"persistentDisposition":{"set":["damaged"],"unset":["expired","damaged"]}}""", "/epcisBody/eventList/0/persistentDisposition", "epcis.set-and-unset" },
        {
            """{"persistentDisposition":{"set":["damaged"],"unset":["https://ref.gs1.org/cbv/Disp-damaged"]}}""", "/epcisBody/eventList/0/persistentDisposition",
            "epcis.set-and-unset"
        },
        { """{"epcList":["https://example.com/1","urn:epc:class:lgtin:8930001.012345.L"]}""", "/epcisBody/eventList/0/epcList/1", "epcis.class-in-epc-list" },
        { """{"epcList":["urn:epc:idpat:sgtin:8930001.012345.*"]}""", "/epcisBody/eventList/0/epcList/0", "epcis.class-in-epc-list" },
        { """{"epcList":["https://id.gs1.org/01/08930001123458/10/L"]}""", "/epcisBody/eventList/0/epcList/0", "epcis.class-in-epc-list" },
        { """{"epcList":["urn:epc:id:sgtin:8930001.12345.S"]}""", "/epcisBody/eventList/0/epcList/0", "epcis.urn-malformed" }, // 12 digits, 13 needed
        { """{"epcList":["urn:epc:id:sscc:8930001.00000001"]}""", "/epcisBody/eventList/0/epcList/0", "epcis.urn-malformed" },
        { """{"epcList":["urn:epc:id:sgtin:8930001.012345.123456789012345678901"]}""", "/epcisBody/eventList/0/epcList/0", "epcis.urn-malformed" }, // serial of 21
        { """{"epcList":["urn:epc:id:nothing:1.2"]}""", "/epcisBody/eventList/0/epcList/0", "epcis.urn-malformed" },
        { """{"epcList":["https://example.com/01/08930001123459/21/1"]}""", "/epcisBody/eventList/0/epcList/0", "epcis.check-digit" },
        { """{"readPoint":{"id":"https://id.gs1.org/414/8930001000019"}}""", "/epcisBody/eventList/0/readPoint/id", "epcis.check-digit" },
        { """{"quantityList":[{"epcClass":"urn:epc:class:lgtin:8930001.0123456.L"}]}""", "/epcisBody/eventList/0/quantityList/0/epcClass", "epcis.urn-malformed" },
        { """{"type":"AggregationEvent","epcList":null,"childEPCs":["https://example.com/1"],"action":"ADD"}""", "/epcisBody/eventList/0", "epcis.parent-missing" },
        { """{"type":"AggregationEvent","epcList":null,"action":"DELETE"}""", "/epcisBody/eventList/0", "epcis.parent-missing" },
        {
            """{"type":"AggregationEvent","epcList":null,"childEPCs":["https://example.com/1"],"parentID":"urn:epc:idpat:grai:8930001.00001.*"}""",
            "/epcisBody/eventList/0/parentID", "epcis.class-in-epc-list"
        },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_event_that_breaks_a_rule_is_found_at_its_place(string overlay, string place, string code)
    {
        var (_, reader) = await Documents.ReadAsync(Documents.Json(Documents.ObjectEvent(overlay)));

        var finding = Assert.Single(reader.Findings, f => f.Severity == Severity.Error);
        Assert.Equal((place, code, Layer.Semantics, 0), (finding.JsonPointer, finding.Code, finding.Layer, finding.Event));
        Assert.False(reader.IsValid);
    }

    [Theory]
    [InlineData("""{"type":"AggregationEvent","epcList":null,"childEPCs":["https://example.com/1"],"action":"OBSERVE"}""")] // only ADD and DELETE need a parent
    [InlineData("""{"epcList":["urn:epc:id:gid:95100000.12345.400","https://example.com/shop/01/abc","urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8"]}""")]
    [InlineData("""{"cbvmda:lot":"1","gs1:x":1,"https://whole.example/uri":1}""")] // prefixes of the standard's own context
    [InlineData("""{"persistentDisposition":{"set":["damaged"],"unset":["expired"]}}""")]
    public async Task What_only_looks_wrong_is_let_through(string overlay)
    {
        var (_, reader) = await Documents.ReadAsync(Documents.Json(Documents.ObjectEvent(overlay)));

        Assert.Empty(reader.Findings);
    }

    [Theory]
    [InlineData("""{"quantityList":[{"epcClass":"urn:epc:id:sgtin:8930001.012345.S"}]}""", "epcis.instance-in-quantity-list")]
    [InlineData("""{"sensorElementList":[{"sensorReport":[{"type":"Temperature","value":1}]}]}""", "epcis.unit-missing")]
    [InlineData("""{"sensorElementList":[{"sensorReport":[{"type":"Temperature","percRank":101,"percValue":1,"uom":"CEL"}]}]}""", "epcis.percent-rank")]
    public async Task A_doubt_is_a_warning_and_the_document_stays_valid(string overlay, string code)
    {
        var (_, reader) = await Documents.ReadAsync(Documents.Json(Documents.ObjectEvent(overlay)));

        Assert.Equal(code, Assert.Single(reader.Findings).Code);
        Assert.True(reader.IsValid);
    }

    [Fact]
    public async Task Xml_is_judged_by_the_same_rules_and_by_the_order_of_its_elements()
    {
        var (_, reader) = await Documents.ReadAsync(Documents.Xml("""
            <ObjectEvent><eventTimeZoneOffset>+07:00</eventTimeZoneOffset><eventTime>2025-06-01 00:00:00</eventTime>
            <epcList><epc>urn:epc:class:lgtin:8930001.012345.L</epc></epcList><action>OBSERVE</action><bizStep>urn:epcglobal:cbv:bizstep:dancing</bizStep><mistake>1</mistake></ObjectEvent>
            <AggregationEvent><eventTime>2025-06-01T00:00:00Z</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset><action>DELETE</action><ilmd/></AggregationEvent>
            """));

        Assert.Equal(
            [
                ("/epcisBody/eventList/0/eventTime", "epcis.order"), ("/epcisBody/eventList/0/eventTime", "epcis.time"), ("/epcisBody/eventList/0/bizStep", "epcis.word"),
                ("/epcisBody/eventList/0/mistake", "epcis.unknown-field"), ("/epcisBody/eventList/0/epcList/0", "epcis.class-in-epc-list"),
                ("/epcisBody/eventList/1/ilmd", "epcis.field-of-other-type"), ("/epcisBody/eventList/1", "epcis.parent-missing"),
            ],
            reader.Findings.Select(f => (f.JsonPointer, f.Code)));
    }

    [Fact]
    public async Task Every_finding_speaks_both_languages()
    {
        var (_, reader) = await Documents.ReadAsync(Documents.Json(Documents.ObjectEvent("""{"action":"SEE","a/b~c":1}""")));

        Assert.Equal(["/epcisBody/eventList/0/action", "/epcisBody/eventList/0/a~1b~0c"], reader.Findings.Select(f => f.JsonPointer));
        Assert.Equal("“SEE” is not ADD, OBSERVE or DELETE.", reader.Findings[0].Message(CultureInfo.GetCultureInfo("en")));
        Assert.Equal("“SEE” không phải ADD, OBSERVE hay DELETE.", reader.Findings[0].Message(CultureInfo.GetCultureInfo("vi")));
    }
}
