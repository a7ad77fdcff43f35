using Tdc.Traceability.Events;

namespace Tdc.Traceability.Tests;

public sealed class IdentifierKeyTests
{
    [Theory]
    [InlineData("urn:epc:id:sgtin:8930001.012345.S1", "https://id.example.org/01/08930001123458/21/S1")]
    [InlineData("urn:epc:class:lgtin:8930001.012345.L7", "https://dl.example.vn/sub/01/08930001123458/10/L7")]
    [InlineData("urn:epc:id:sgln:8930001.00001.0", "https://id.gs1.org/414/8930001000018")]
    public void Both_forms_of_an_identifier_have_one_key(string urn, string link) => Assert.Equal(IdentifierKey.Of(urn), IdentifierKey.Of(link));

    [Fact]
    public void Different_identifiers_have_different_keys() => Assert.NotEqual(IdentifierKey.Of("urn:example:a"), IdentifierKey.Of("urn:example:b"));
}
