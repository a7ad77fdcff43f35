namespace Tdc.Epcis.Xml;

/// <summary>Name spaces of EPCIS in XML.</summary>
internal static class XmlNames
{
    public const string Epcis2 = "urn:epcglobal:epcis:xsd:2";

    public const string Epcis1 = "urn:epcglobal:epcis:xsd:1";

    public const string Query2 = "urn:epcglobal:epcis-query:xsd:2";

    public const string Query1 = "urn:epcglobal:epcis-query:xsd:1";

    public const string BusinessHeader = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";

    public const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public const string Schema = "http://www.w3.org/2001/XMLSchema";

    public const string Declaration = "http://www.w3.org/2000/xmlns/";

    /// <summary>Own name space for the little of JSON that XML cannot say: lists of one or no item, lists of lists.</summary>
    public const string Json = "urn:tdc:epcis:json";
}
