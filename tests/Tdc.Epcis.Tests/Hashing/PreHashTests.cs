using Tdc.Epcis.Hashing;

namespace Tdc.Epcis.Tests.Hashing;

/// <summary>Expected strings are put together by hand from CBV 2.0, section 8.9; where another source gives one, it is named.</summary>
public sealed class PreHashTests
{
    [Fact]
    public async Task The_example_of_the_checklist_comes_out_to_the_letter()
    {
        var text = await Documents.PreHashAsync(Documents.Json(Documents.ObjectEvent("""
            {"epcList":["urn:epc:id:sgtin:8930001.012345.S1","urn:epc:id:sgtin:8930001.012345.S2","urn:epc:id:sgtin:8930001.012345.S10"],
            "disposition":"in_transit","readPoint":{"id":"urn:epc:id:sgln:8930001.00001.0"}}
            """)));

        Assert.Equal(
            "eventType=ObjectEventeventTime=2025-06-01T01:00:00.000ZeventTimeZoneOffset=+07:00epcListepc=https://id.gs1.org/01/08930001123458/21/S1"
            + "epc=https://id.gs1.org/01/08930001123458/21/S10epc=https://id.gs1.org/01/08930001123458/21/S2action=OBSERVE"
            + "bizStep=https://ref.gs1.org/cbv/BizStep-shippingdisposition=https://ref.gs1.org/cbv/Disp-in_transitreadPointid=https://id.gs1.org/414/8930001000018",
            text);
    }

    [Fact]
    public async Task All_fields_stand_in_the_canonical_order_with_extensions_at_the_end_of_their_element()
    {
        var text = await Documents.PreHashAsync(Documents.Json(Documents.ObjectEvent("""
            {"ex:last":"z","ilmd":{"ex2:b":"2","ex:a":"1"},"action":"ADD",
            "sensorElementList":[{"ex:el":"E","sensorReport":[{"uom":"CEL","value":26.0,"type":"Temperature","ex:r":"R","bizRules":"https://example.org/rule"},
              {"type":"gs1:Humidity","exception":"ALARM_CONDITION","component":"x","booleanValue":true,"hexBinaryValue":"f0F0","stringValue":"7.0"}],
              "sensorMetadata":{"bizRules":"https://example.com/253/4012345000054987","time":"2025-06-01T08:00:00.0001+07:00","ex:m":"M"}}],
            "sourceList":[{"source":"urn:epc:id:pgln:8930001.00001","type":"owning_party"}],
            "bizTransactionList":[{"bizTransaction":"https://a.example/po/1","type":"po"},{"bizTransaction":"https://a.example/2"},
              {"bizTransaction":"urn:epcglobal:cbv:bt:8930001000018:9","type":"inv"}],
            "bizLocation":{"ex:loc":"L","id":"https://example.com/414/8930001000018/254/0?x=1"},
            "persistentDisposition":{"unset":["completeness_inferred"],"set":["damaged","completeness_verified"]},
            "quantityList":[{"uom":"KGM","quantity":10.50,"epcClass":"urn:epc:class:lgtin:8930001.012345.L1"},{"epcClass":"urn:epc:idpat:sgtin:8930001.012345.*"}],
            "certificationInfo":["https://b.example/c","https://a.example/c"],
            "recordTime":"2025-06-01T00:00:00Z","eventID":"urn:uuid:1","errorDeclaration":{"declarationTime":"2025-06-01T00:00:00Z"}}
            """)));

        Assert.Equal(
            "eventType=ObjectEventeventTime=2025-06-01T01:00:00.000ZeventTimeZoneOffset=+07:00"
            + "certificationInfo=https://a.example/ccertificationInfo=https://b.example/c"
            + "epcListepc=https://id.gs1.org/01/08930001123458/21/S1"
            + "quantityListquantityElementepcClass=https://id.gs1.org/01/08930001123458"
            + "quantityElementepcClass=https://id.gs1.org/01/08930001123458/10/L1quantity=10.5uom=KGM"
            + "action=ADDbizStep=https://ref.gs1.org/cbv/BizStep-shipping"
            + "persistentDispositionset=https://ref.gs1.org/cbv/Disp-completeness_verifiedset=https://ref.gs1.org/cbv/Disp-damaged"
            + "unset=https://ref.gs1.org/cbv/Disp-completeness_inferred"
            + "bizLocationid=https://id.gs1.org/414/8930001000018/254/0{https://example.com/ns/}loc=L"
            + "bizTransactionListbizTransaction=https://a.example/2"
            + "type=https://ref.gs1.org/cbv/BTT-invbizTransaction=urn:epcglobal:cbv:bt:8930001000018:9"
            + "type=https://ref.gs1.org/cbv/BTT-pobizTransaction=https://a.example/po/1"
            + "sourceListtype=https://ref.gs1.org/cbv/SDT-owning_partysource=https://id.gs1.org/417/8930001000018"
            + "sensorElementListsensorElementsensorMetadatatime=2025-06-01T01:00:00.000ZbizRules=https://id.gs1.org/253/4012345000054987{https://example.com/ns/}m=M"
            + "sensorReporttype=https://gs1.org/voc/Humidityexception=https://gs1.org/voc/ALARM_CONDITIONcomponent=https://ref.gs1.org/cbv/Comp-x"
            + "stringValue=7.0booleanValue=truehexBinaryValue=f0F0"
            + "sensorReporttype=https://gs1.org/voc/Temperaturevalue=26uom=CELbizRules=https://example.org/rule{https://example.com/ns/}r=R"
            + "{https://example.com/ns/}el=E"
            + "ilmd{https://example.com/ns/}a=1{https://example.com/ns2/}b=2{https://example.com/ns/}last=z",
            text);
    }

    [Theory]
    [InlineData("2023-02-02T12:04:03.1415+01:00", "2023-02-02T11:04:03.142Z")] // GS1's own example of rounding
    [InlineData("2023-02-02T12:04:03.1414999+01:00", "2023-02-02T11:04:03.141Z")]
    [InlineData("2023-02-02T12:04:03.1425+01:00", "2023-02-02T11:04:03.143Z")] // half up, not to even
    [InlineData("2023-12-31T23:59:59.9996Z", "2024-01-01T00:00:00.000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z")] // leap second
    [InlineData("2024-02-29T00:30:00-14:00", "2024-02-29T14:30:00.000Z")]
    public async Task Times_are_in_utc_with_three_decimals(string written, string canonical) =>
        Assert.Contains(
            "eventTime=" + canonical, await Documents.PreHashAsync(Documents.Json(Documents.ObjectEvent($$"""{"eventTime":"{{written}}"}"""))), StringComparison.Ordinal);

    [Theory]
    [InlineData("10.50", "10.5")]
    [InlineData("3.0", "3")]
    [InlineData("100", "100")]
    [InlineData("0.000", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("-2.50", "-2.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.25E-3", "0.00125")]
    [InlineData("12345678901234567890.123456789012345678900", "12345678901234567890.1234567890123456789")]
    public async Task Numbers_have_no_needless_zeros_and_lose_no_digit(string written, string canonical) =>
        Assert.EndsWith(
            "quantity=" + canonical + "action=OBSERVEbizStep=https://ref.gs1.org/cbv/BizStep-shipping",
            await Documents.PreHashAsync(Documents.Json(Documents.ObjectEvent($$"""{"quantityList":[{"epcClass":"https://example.com/c","quantity":{{written}}}]}"""))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("shipping")]
    [InlineData("urn:epcglobal:cbv:bizstep:shipping")]
    [InlineData("https://ref.gs1.org/cbv/BizStep-shipping")]
    [InlineData("cbv:BizStep-shipping")]
    [InlineData("https://ns.gs1.org/cbv/BizStep-shipping")]
    [InlineData("https://ns.gs1.org/voc/Bizstep-shipping")]
    public async Task Every_form_of_a_word_becomes_its_web_uri(string form) => Assert.EndsWith(
        "bizStep=https://ref.gs1.org/cbv/BizStep-shipping", await Documents.PreHashAsync(Documents.Json(Documents.ObjectEvent($$"""{"bizStep":"{{form}}"}"""))), StringComparison.Ordinal);

    [Fact]
    public async Task Compact_uris_of_declared_prefixes_are_expanded_and_others_are_not()
    {
        Assert.EndsWith("bizStep=https://example.com/ns/own", await Documents.PreHashAsync(Documents.Json(Documents.ObjectEvent("""{"bizStep":"ex:own"}"""))), StringComparison.Ordinal);
        Assert.EndsWith("bizStep=nobody:own", await Documents.PreHashAsync(Documents.Json(Documents.ObjectEvent("""{"bizStep":"nobody:own"}"""))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extensions_are_named_by_name_space_sorted_and_lists_repeat_their_name()
    {
        var text = await Documents.PreHashAsync(Documents.Json(Documents.ObjectEvent("""
            {"ex:list":["b","a",{"ex2:in":1.50},[]],"ex:empty":"","ex:yes":true,"ex:epc":"urn:epc:id:giai:8930001.X%2F1","ex:text":"7.0",
            "ex:typed":{"@type":"xsd:date","@value":"2025-06-01"},"https://other.example/ns#whole":"w","ex:deep":{"bare":{"ex:x":"1"}},"ex:lot":{"a":"2","A":"1"}}
            """)));

        Assert.EndsWith(
            "{https://example.com/ns/}deepbare{https://example.com/ns/}x=1{https://example.com/ns/}empty{https://example.com/ns/}epc=https://id.gs1.org/8004/8930001X%2F1"
            + "{https://example.com/ns/}list=a{https://example.com/ns/}list=b{https://example.com/ns/}list{https://example.com/ns2/}in=1.5"
            + "{https://example.com/ns/}lotA=1a=2{https://example.com/ns/}text=7.0{https://example.com/ns/}typed=2025-06-01"
            + "{https://example.com/ns/}yes=true{https://other.example/ns#}whole=w",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_of_fields_and_of_list_items_does_not_matter()
    {
        var one = Documents.ObjectEvent("""{"epcList":["https://a.example/1","https://a.example/2"],"ex:a":"1","ex:b":["x","y"]}""");
        var other = """
            {"ex:b":["y","x"],"bizStep":"https://ref.gs1.org/cbv/BizStep-shipping","ex:a":" 1 ","epcList":["https://a.example/2","https://a.example/1"],
            "action":"OBSERVE","eventTimeZoneOffset":"+07:00","eventTime":"2025-06-01T01:00:00.000Z","type":"ObjectEvent"}
            """;

        Assert.Equal(await Documents.PreHashAsync(Documents.Json(one)), await Documents.PreHashAsync(Documents.Json(other)));
    }

    [Fact]
    public async Task Xml_and_json_of_one_event_have_one_hash()
    {
        var json = Documents.ObjectEvent("""
            {"action":"ADD","quantityList":[{"epcClass":"urn:epc:class:lgtin:8930001.012345.L1","quantity":2.0}],"readPoint":{"id":"urn:epc:id:sgln:8930001.00001.0","ex:r":"1"},
            "bizTransactionList":[{"type":"po","bizTransaction":"https://a.example/po"}],"ilmd":{"cbvmda:lotNumber":"L1","ex:a":["1","2"]},
            "sensorElementList":[{"sensorMetadata":{"time":"2025-06-01T01:00:00Z"},"sensorReport":[{"type":"Temperature","value":1.5,"uom":"CEL","booleanValue":true,"ex:q":"5"}]}],
            "ex:deep":{"ex2:attr":"A","ex2:child":"B"}}
            """);
        const string xml = """
            <ObjectEvent><eventTime>2025-06-01T01:00:00Z</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset>
            <epcList><epc> urn:epc:id:sgtin:8930001.012345.S1 </epc></epcList><action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep>
            <readPoint><id>urn:epc:id:sgln:8930001.00001.0</id><ex:r>1</ex:r></readPoint>
            <bizTransactionList><bizTransaction type="urn:epcglobal:cbv:btt:po">https://a.example/po</bizTransaction></bizTransactionList>
            <quantityList><quantityElement><epcClass>urn:epc:class:lgtin:8930001.012345.L1</epcClass><quantity>2</quantity></quantityElement></quantityList>
            <sensorElementList><sensorElement><sensorMetadata time="2025-06-01T08:00:00+07:00"/><sensorReport type="gs1:Temperature" value="1.50" uom="CEL" booleanValue="1" ex:q="5"/></sensorElement></sensorElementList>
            <ilmd><cbvmda:lotNumber>L1</cbvmda:lotNumber><ex:a>2</ex:a><ex:a>1</ex:a></ilmd>
            <ex:deep ex2:attr="A"><ex2:child>B</ex2:child></ex:deep></ObjectEvent>
            """;

        Assert.Equal(await Documents.PreHashAsync(Documents.Json(json)), await Documents.PreHashAsync(Documents.Xml(xml)));
    }

    [Fact]
    public async Task The_id_is_the_sha_256_of_the_string_and_names_the_version()
    {
        var what = await Documents.OneAsync(Documents.Json(Documents.ObjectEvent()));
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(new EventHash().PreHashOf(what))));

        Assert.Equal($"ni:///sha-256;{digest}?ver=CBV2.0", new EventHash().IdOf(what));
        Assert.EndsWith("?ver=CBV2.1", new EventHash("2.1").IdOf(what), StringComparison.Ordinal);
    }
}
