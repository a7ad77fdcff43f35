using System.Text;
using System.Text.Json;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Events;
using Tdc.Traceability.Tests.Repository;

namespace Tdc.Traceability.Tests.Querying;

/// <summary>Each parameter against one event that has every field; the same table is read as an address and as the JSON of a named query.</summary>
public sealed class QueryReaderTests
{
    private const string Event = """
        {"type":"ObjectEvent","eventID":"urn:uuid:00000000-0000-4000-8000-000000000001","eventTime":"2026-06-01T08:00:00.000+07:00","eventTimeZoneOffset":"+07:00","action":"OBSERVE",
        "bizStep":"shipping","disposition":"in_transit","persistentDisposition":{"set":["completeness_verified"],"unset":["completeness_inferred"]},
        "epcList":["urn:epc:id:sgtin:8930001.012345.S1"],"quantityList":[{"epcClass":"urn:epc:class:lgtin:8930001.012345.L1","quantity":1.5,"uom":"TNE"},{"epcClass":"urn:epc:idpat:sgtin:8930001.067890.*","quantity":7}],
        "readPoint":{"id":"urn:epc:id:sgln:8930001.00001.0","ex:door":"north"},"bizLocation":{"id":"https://id.gs1.org/414/8930001000018","ex:floor":3},
        "bizTransactionList":[{"type":"po","bizTransaction":"urn:epcglobal:cbv:bt:8930001000018:PO1"}],
        "sourceList":[{"type":"owning_party","source":"urn:epc:id:pgln:8930001.00001"}],"destinationList":[{"type":"location","destination":"urn:epc:id:sgln:8930001.00002.0"}],
        "sensorElementList":[{"ex:el":"e","sensorMetadata":{"startTime":"2026-06-01T00:00:00Z","endTime":"2026-06-01T01:00:00Z","deviceID":"urn:epc:id:giai:8930001.d1","bizRules":"https://r.example/1","ex:meta":1},
        "sensorReport":[{"type":"Temperature","value":26,"minValue":20,"maxValue":30,"meanValue":25,"sDev":0.5,"percRank":50,"percValue":26,"uom":"CEL","stringValue":"warm","booleanValue":true,"hexBinaryValue":"f0ab",
        "uriValue":"https://u.example/1","microorganism":"https://m.example/1","chemicalSubstance":"https://c.example/1","dataProcessingMethod":"https://p.example/1","ex:rep":"r"}]}],
        "errorDeclaration":{"declarationTime":"2026-06-02T00:00:00Z","reason":"incorrect_data","correctiveEventIDs":["urn:uuid:00000000-0000-4000-8000-000000000002"],"ex:by":"us"},
        "ex:text":"hello","ex:number":42,"ex:time":"2026-06-01T00:00:00Z","ex:code":"007","ex:list":["a","b"],"ex:outer":{"ex:middle":{"ex:leaf":"deep"}}}
        """;

    public static TheoryData<string, string, bool> Cases() => new()
    {
        { "eventType", "ObjectEvent", true }, { "eventType", "AggregationEvent", false }, { "eventType", "AggregationEvent|ObjectEvent", true },
        { "GE_eventTime", "2026-06-01T01:00:00Z", true }, { "GE_eventTime", "2026-06-01T01:00:00.001Z", false }, { "LT_eventTime", "2026-06-01T01:00:00Z", false },
        { "LT_eventTime", "2026-06-01T08:00:00.001+07:00", true }, { "GE_recordTime", "2026-06-03T00:00:00Z", true }, { "LT_recordTime", "2026-06-03T00:00:00Z", false },
        { "EQ_action", "OBSERVE", true }, { "EQ_action", "ADD|DELETE", false },
        { "EQ_bizStep", "shipping", true }, { "EQ_bizStep", "https://ref.gs1.org/cbv/BizStep-shipping", true }, { "EQ_bizStep", "urn:epcglobal:cbv:bizstep:shipping", true }, { "EQ_bizStep", "receiving", false },
        { "EQ_disposition", "in_transit", true }, { "EQ_disposition", "active", false },
        { "EQ_persistentDisposition_set", "completeness_verified", true }, { "EQ_persistentDisposition_set", "completeness_inferred", false }, { "EQ_persistentDisposition_unset", "completeness_inferred", true },
        { "EQ_readPoint", "https://id.gs1.org/414/8930001000018", true }, { "EQ_readPoint", "urn:epc:id:sgln:8930001.00002.0", false }, { "EQ_bizLocation", "urn:epc:id:sgln:8930001.00001.0", true },
        { "WD_readPoint", "urn:epc:id:sgln:8930001.00001.0", true }, { "EQ_transformationID", "urn:x:y", false }, { "EQ_eventID", "urn:uuid:00000000-0000-4000-8000-000000000001", true },
        { "MATCH_epc", "urn:epc:id:sgtin:8930001.012345.S1", true }, { "MATCH_epc", "https://x.example/01/08930001123458/10/L9/21/S1", true }, { "MATCH_epc", "urn:epc:idpat:sgtin:8930001.012345.*", true },
        { "MATCH_epc", "urn:epc:idpat:sgtin:8930001.*.*", true }, { "MATCH_epc", "urn:epc:idpat:sgtin:*.*.*", true }, { "MATCH_epc", "urn:epc:idpat:sgtin:8930001.[012340-012349].*", true },
        { "MATCH_epc", "urn:epc:idpat:sgtin:8930001.[012346-012349].*", false }, { "MATCH_epc", "urn:epc:idpat:sscc:8930001.*", false }, { "MATCH_epc", "urn:epc:id:sgtin:8930001.012345.%25", false },
        { "MATCH_anyEPC", "urn:epc:id:sgtin:8930001.012345.S1", true }, { "MATCH_parentID", "urn:epc:id:sgtin:8930001.012345.S1", false }, { "MATCH_inputEPC", "urn:epc:id:sgtin:8930001.012345.S1", false },
        { "MATCH_outputEPC", "urn:epc:id:sgtin:8930001.012345.S1", false }, { "MATCH_epcClass", "https://id.gs1.org/01/08930001123458/10/L1", true }, { "MATCH_epcClass", "urn:epc:idpat:sgtin:8930001.067890.*", true },
        { "MATCH_anyEPCClass", "urn:epc:class:lgtin:8930001.012345.L1", true }, { "MATCH_inputEPCClass", "urn:epc:class:lgtin:8930001.012345.L1", false }, { "MATCH_outputEPCClass", "urn:epc:class:lgtin:8930001.012345.L1", false },
        { "EQ_quantity", "7", true }, { "EQ_quantity", "7.0", true }, { "GT_quantity", "7", false }, { "GE_quantity", "7", true }, { "LT_quantity", "1.5", false }, { "LE_quantity", "1.5", true },
        { "EQ_quantity_KGM", "1500", true }, { "GT_quantity_KGM", "1500", false }, { "GE_quantity_LBR", "3306", true }, { "EQ_quantity_H87", "7", true }, { "EQ_quantity_MTR", "7", false }, { "EQ_quantity_ZZ", "7", false },
        { "EXISTS_errorDeclaration", "true", true }, { "EXISTS_errorDeclaration", "false", true }, { "GE_errorDeclarationTime", "2026-06-02T00:00:00Z", true }, { "LT_errorDeclarationTime", "2026-06-02T00:00:00Z", false },
        { "GE_errorDeclaration_Time", "2026-06-02T00:00:00Z", true }, { "EQ_errorReason", "incorrect_data", true }, { "EQ_errorReason", "did_not_occur", false }, { "EQ_correctiveEventID", "urn:uuid:00000000-0000-4000-8000-000000000002", true },
        { "EQ_bizTransaction_po", "urn:epcglobal:cbv:bt:8930001000018:PO1", true }, { "EQ_bizTransaction_inv", "urn:epcglobal:cbv:bt:8930001000018:PO1", false }, { "EQ_source_owning_party", "https://id.gs1.org/417/8930001000018", true },
        { "EQ_source_possessing_party", "https://id.gs1.org/417/8930001000018", false }, { "EQ_destination_location", "https://id.gs1.org/414/8930001000025", true },
        { "EQ_type", "Temperature", true }, { "EQ_type", "gs1:Temperature", true }, { "EQ_type", "Pressure", false }, { "EQ_deviceID", "https://id.gs1.org/8004/8930001d1", true }, { "EQ_bizRules", "https://r.example/1", true },
        { "EQ_dataProcessingMethod", "https://p.example/1", true }, { "EQ_microorganism", "https://m.example/1", true }, { "EQ_chemicalSubstance", "https://c.example/1", true }, { "EQ_uriValue", "https://u.example/1", true },
        { "EQ_stringValue", "warm", true }, { "EQ_stringValue", "Warm", false }, { "EQ_booleanValue", "true", true }, { "EQ_booleanValue", "false", false }, { "EQ_hexBinaryValue", "F0AB", true },
        { "GE_startTime", "2026-06-01T00:00:00Z", true }, { "LT_startTime", "2026-06-01T00:00:00Z", false }, { "GE_endTime", "2026-06-01T01:00:00.001Z", false }, { "LT_endTime", "2026-06-01T02:00:00Z", true }, { "EXISTS_sensorElementList", "", true },
        { "EQ_value_CEL", "26", true }, { "EQ_value_FAH", "78.8", true }, { "GT_value_KEL", "299.15", false }, { "GE_value_KEL", "299.15", true }, { "GE_value_PAL", "1", false }, { "GE_minValue_CEL", "20", true }, { "LT_maxValue_FAH", "86", false },
        { "LE_meanValue_CEL", "25", true }, { "EQ_sDev_FAH", "0.9", true }, { "EQ_percValue_CEL", "26", true }, { "GE_percRank", "50", true }, { "LT_percRank", "50", false },
        { "EQ_ex:text", "hello", true }, { "EQ_ex:text", "Hello", false }, { "EQ_https://ns.example.com/epcis/#text", "hello", true }, { "EQ_https://ns.example.com/epcis/text", "hello", true }, { "EQ_other:text", "hello", false },
        { "EQ_ex:number", "42.0", true }, { "GT_ex:number", "41", true }, { "GE_ex:number", "43", false }, { "LT_ex:number", "43", true }, { "LE_ex:number", "42", true }, { "EQ_ex:code", "7", false }, { "EQ_ex:code", "007", true },
        { "GE_ex:time", "2026-06-01T07:00:00+07:00", true }, { "LT_ex:time", "2026-06-01T00:00:00Z", false }, { "EQ_ex:list", "b", true }, { "EXISTS_ex:outer", "", true }, { "EXISTS_ex:middle", "", false },
        { "EXISTS_INNER_ex:middle", "", true }, { "EQ_INNER_ex:leaf", "deep", true }, { "EQ_INNER_ex:text", "hello", false }, { "EQ_readPoint_ex:door", "north", true }, { "EQ_bizLocation_ex:floor", "3", true },
        { "EQ_SENSORELEMENT_ex:el", "e", true }, { "EQ_SENSORMETADATA_ex:meta", "1", true }, { "EQ_SENSORREPORT_ex:rep", "r", true }, { "EQ_ERROR_DECLARATION_ex:by", "us", true }, { "EXISTS_ILMD_ex:text", "", false },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task Each_parameter_selects_what_the_standard_says(string name, string value, bool expected)
    {
        var stored = await StoredAsync();
        Assert.Equal(expected, await SelectsAsync(QueryReader.Read(QueryParameters.FromAddress([new(name, value)])), stored));
        var json = JsonSerializer.SerializeToElement(new Dictionary<string, object> { [name] = value.Contains('|', StringComparison.Ordinal) ? value.Split('|') : value });
        Assert.Equal(expected, await SelectsAsync(QueryReader.Read(QueryParameters.FromJson(json)), stored));
    }

    [Theory]
    [InlineData("foo", "1")]
    [InlineData("EQ_foo", "1")]
    [InlineData("eq_bizStep", "shipping")]
    [InlineData("EQ_action", "MOVE")]
    [InlineData("EQ_bizStep", "flying")]
    [InlineData("EQ_bizStep", "")]
    [InlineData("eventType", "FooEvent")]
    [InlineData("GE_eventTime", "2026-06-01")]
    [InlineData("GE_eventTime", "2026-06-01T00:00:00")]
    [InlineData("GE_eventTime", "2026-13-01T00:00:00Z")]
    [InlineData("MATCH_epc", "no uri")]
    [InlineData("EQ_quantity", "seven")]
    [InlineData("EQ_quantity", "NaN")]
    [InlineData("EQ_quantity_kgm", "7")]
    [InlineData("GE_value", "7")]
    [InlineData("GE_percRank_CEL", "7")]
    [InlineData("GT_ex:number", "many")]
    [InlineData("EQ_booleanValue", "1")]
    [InlineData("EXISTS_errorDeclaration", "maybe")]
    [InlineData("EQ_source_nobody", "urn:x:y")]
    [InlineData("EQATTR_bizLocation", "x")]
    [InlineData("HASATTR_foo", "x")]
    [InlineData("perPage", "0")]
    [InlineData("perPage", "-1")]
    [InlineData("maxEventCount", "1.5")]
    [InlineData("orderBy", "quantity")]
    [InlineData("orderDirection", "UP")]
    [InlineData("eventCountLimit", "3")]
    public void What_is_wrong_is_named(string name, string value) =>
        Assert.Equal(name, Assert.Throws<QueryParameterException>(() => QueryReader.Read(QueryParameters.FromAddress([new(name, value)]))).Parameter);

    [Fact]
    public void Limits_exclude_each_other_and_single_values_stand_once()
    {
        Assert.Equal("maxEventCount", Assert.Throws<QueryParameterException>(() => QueryReader.Read(QueryParameters.FromAddress(
            [new("orderBy", "eventTime"), new("eventCountLimit", "1"), new("maxEventCount", "1")]))).Parameter);
        Assert.Equal("GE_eventTime", Assert.Throws<QueryParameterException>(() => QueryReader.Read(QueryParameters.FromAddress(
            [new("GE_eventTime", "2026-06-01T00:00:00Z"), new("GE_eventTime", "2026-06-02T00:00:00Z")]))).Parameter);
    }

    [Theory]
    [InlineData("ex:door", "https://ns.example.com/epcis/", true)]
    [InlineData("mine:door", "https://ns.example.com/epcis/", true)]
    [InlineData("mine:door", "https://other.example/", false)]
    public async Task A_prefix_that_the_question_declares_counts(string field, string space, bool expected)
    {
        var prefixes = new Dictionary<string, string> { [field.Split(':')[0]] = space };
        Assert.Equal(expected, await SelectsAsync(QueryReader.Read([new("EQ_readPoint_" + field, ["north"])], prefixes), await StoredAsync()));
    }

    private static async Task<bool> SelectsAsync(EventQuery query, StoredEvent stored)
    {
        await query.BindAsync(new NoMasterData(), CancellationToken.None);
        return query.Selects(stored);
    }

    private static async Task<StoredEvent> StoredAsync()
    {
        var reader = await EpcisReader.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(RepositoryClient.Document(System.Text.Json.Nodes.JsonNode.Parse(Event)!))));
        await foreach (var read in reader.ReadEventsAsync())
        {
            Assert.True(read.IsValid, string.Join(' ', read.Findings.Select(f => f.JsonPointer + f.Code)));
            return new StoredEvent(1, new DateTimeOffset(2026, 6, 3, 0, 0, 0, TimeSpan.Zero), new LineageId(Guid.Empty), Guid.Empty, read.Event.EventId!, default, read.Event);
        }

        throw new InvalidOperationException();
    }

    private sealed class NoMasterData : IMasterData
    {
        public Task<IReadOnlySet<string>> WithDescendantsAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation) => Task.FromResult<IReadOnlySet<string>>(canonical.ToHashSet());

        public Task<IReadOnlySet<string>> WithAttributeAsync(Func<string, bool> attribute, Func<string, bool> value, CancellationToken cancellation) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
    }
}
