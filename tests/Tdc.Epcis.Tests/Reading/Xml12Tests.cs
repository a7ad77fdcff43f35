using Tdc.Epcis.Hashing;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Tests.Reading;

/// <summary>XML of versions 1.0 to 1.2: wrappers, old name space, event types since gone.</summary>
public sealed class Xml12Tests
{
    private const string Before = """
        <?xml version="1.0" encoding="UTF-8"?>
        <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1" xmlns:ex="https://example.com/ns/" xmlns:cbvmda="urn:epcglobal:cbv:mda"
          xmlns:sbdh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader" schemaVersion="1.2" creationDate="2018-01-01T00:00:00Z">
        <EPCISHeader><sbdh:StandardBusinessDocumentHeader><sbdh:HeaderVersion>1.0</sbdh:HeaderVersion>
          <sbdh:Sender><sbdh:Identifier Authority="GS1">urn:epc:id:sgln:8930001.00001.0</sbdh:Identifier></sbdh:Sender></sbdh:StandardBusinessDocumentHeader>
          <extension><EPCISMasterData><VocabularyList><Vocabulary type="urn:epcglobal:epcis:vtype:ReadPoint"><VocabularyElementList>
          <VocabularyElement id="urn:epc:id:sgln:8930001.00001.0"><attribute id="urn:epcglobal:cbv:mda#name">Kho 1</attribute>
          <children><id>urn:epc:id:sgln:8930001.00001.1</id></children></VocabularyElement></VocabularyElementList></Vocabulary></VocabularyList></EPCISMasterData></extension></EPCISHeader>
        <EPCISBody><EventList>
        """;

    private const string After = "</EventList></EPCISBody></epcis:EPCISDocument>";

    private const string Object12 = """
        <ObjectEvent><eventTime>2018-01-01T07:00:00+07:00</eventTime><recordTime>2018-01-01T01:00:00Z</recordTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset>
        <baseExtension><eventID>urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8</eventID>
          <errorDeclaration><declarationTime>2018-01-02T00:00:00Z</declarationTime><reason>urn:epcglobal:cbv:er:incorrect_data</reason></errorDeclaration></baseExtension>
        <epcList><epc>urn:epc:id:sgtin:8930001.012345.S1</epc></epcList><action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
        <readPoint><id>urn:epc:id:sgln:8930001.00001.0</id></readPoint>
        <extension><quantityList><quantityElement><epcClass>urn:epc:class:lgtin:8930001.012345.L1</epcClass><quantity>5</quantity><uom>KGM</uom></quantityElement></quantityList>
          <sourceList><source type="urn:epcglobal:cbv:sdt:owning_party">urn:epc:id:sgln:8930001.00001.0</source></sourceList>
          <ilmd><cbvmda:lotNumber>L1</cbvmda:lotNumber></ilmd><extension><ex:later>1</ex:later></extension></extension>
        <ex:own>2</ex:own></ObjectEvent>
        """;

    private const string Others = """
        <AggregationEvent><eventTime>2018-01-01T08:00:00Z</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset><parentID>urn:epc:id:sscc:8930001.0000000001</parentID>
          <childEPCs/><action>ADD</action><extension><childQuantityList><quantityElement><epcClass>urn:epc:class:lgtin:8930001.012345.L1</epcClass></quantityElement></childQuantityList></extension></AggregationEvent>
        <QuantityEvent><eventTime>2018-01-01T09:00:00Z</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset><epcClass>urn:epc:idpat:sgtin:8930001.012345.*</epcClass><quantity>7</quantity>
          <bizStep>urn:epcglobal:cbv:bizstep:storing</bizStep></QuantityEvent>
        <extension><TransformationEvent><eventTime>2018-01-01T10:00:00Z</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset>
          <inputEPCList><epc>urn:epc:id:sgtin:8930001.012345.S1</epc></inputEPCList><outputEPCList><epc>urn:epc:id:sgtin:8930001.012345.S2</epc></outputEPCList></TransformationEvent></extension>
        """;

    [Fact]
    public async Task Wrapped_fields_are_found_where_version_2_has_them()
    {
        var (events, reader) = await Documents.ReadAsync(Before + Object12 + After);

        Assert.Empty(reader.Findings);
        var what = Assert.Single(events);
        Assert.Equal("urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8", what.EventId);
        Assert.Equal("incorrect_data", what.ErrorDeclaration!.Reason);
        Assert.Equal(new QuantityElement("urn:epc:class:lgtin:8930001.012345.L1", "5", "KGM"), Assert.Single(what.QuantityList!));
        Assert.Equal(new BusinessReference("owning_party", "urn:epc:id:sgln:8930001.00001.0"), Assert.Single(what.SourceList!));
        Assert.Equal("L1", Assert.Single(what.Ilmd!).Text);
        Assert.Equal(["later", "own"], what.Extensions.Select(e => e.LocalName));
    }

    [Fact]
    public async Task Header_and_master_data_are_read()
    {
        var (_, reader) = await Documents.ReadAsync(Before + After);

        Assert.Equal("1.2", reader.Header.SchemaVersion);
        Assert.Equal("urn:epc:id:sgln:8930001.00001.0", reader.Header.Sender);
        var element = Assert.Single(Assert.Single(reader.Header.MasterData!).Elements);
        Assert.Equal(["urn:epc:id:sgln:8930001.00001.1"], element.Children!);
        Assert.Equal("Kho 1", Assert.Single(element.Attributes).Value!.Text);
    }

    [Fact]
    public async Task All_event_types_are_read_and_a_quantity_event_becomes_an_object_event()
    {
        var (events, reader) = await Documents.ReadAsync(Before + Others + After);

        Assert.True(reader.IsValid);
        Assert.Equal("epcis.quantity-event", Assert.Single(reader.Findings).Code);
        Assert.Equal([EventKind.AggregationEvent, EventKind.ObjectEvent, EventKind.TransformationEvent], events.Select(e => e.Kind));
        Assert.Equal("7", Assert.Single(events[1].QuantityList!).Quantity);
        Assert.Equal(EventAction.Observe, events[1].Action);
    }

    [Fact]
    public async Task The_same_event_in_version_1_2_and_in_json_2_0_has_one_hash()
    {
        const string json = """
            {"type":"ObjectEvent","eventTime":"2018-01-01T00:00:00Z","eventTimeZoneOffset":"+07:00","epcList":["https://id.gs1.org/01/08930001123458/21/S1"],"action":"ADD",
            "bizStep":"commissioning","readPoint":{"id":"https://id.gs1.org/414/8930001000018"},"quantityList":[{"epcClass":"https://id.gs1.org/01/08930001123458/10/L1","quantity":5.0,"uom":"KGM"}],
            "sourceList":[{"type":"owning_party","source":"urn:epc:id:sgln:8930001.00001.0"}],"ilmd":{"cbvmda:lotNumber":"L1"},"ex:own":"2","ex:later":"1"}
            """;

        Assert.Equal(await Documents.PreHashAsync(Documents.Json(json)), new EventHash().PreHashOf(await Documents.OneAsync(Before + Object12 + After)));
    }

    [Fact]
    public async Task Written_again_it_is_a_valid_document_of_version_2()
    {
        var (events, reader) = await Documents.ReadAsync(Before + Object12 + Others + After);

        foreach (var format in new[] { EpcisFormat.Xml, EpcisFormat.Json })
        {
            var (again, second) = await Documents.ReadAsync(await RoundTrip.WriteAsync(format, reader.Header, events));

            Assert.DoesNotContain(second.Findings, f => f.Severity == Severity.Error);
            Assert.Equal("2.0", second.Header.SchemaVersion);
            Assert.Equal(events.Select(new EventHash().IdOf), again.Select(new EventHash().IdOf));
        }
    }
}
