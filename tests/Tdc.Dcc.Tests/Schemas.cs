using System.Xml;
using System.Xml.Schema;
using Tdc.Testing;

namespace Tdc.Dcc.Tests;

/// <summary>Validation by the official schemas, from the files beside the project and never from the network.</summary>
internal static class Schemas
{
    private static readonly Dictionary<DccVersion, Lazy<XmlSchemaSet>> sets = new()
    {
        [DccVersion.V330] = new(() => Compile("dcc-3.3.0.xsd")),
        [DccVersion.V321] = new(() => Compile("dcc-3.2.1.xsd")),
    };

    /// <summary>What the schema has against a document; empty when it is valid.</summary>
    public static List<string> Faults(byte[] document, DccVersion version)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            Schemas = sets[version].Value,
            XmlResolver = null,
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints,
        };
        settings.ValidationEventHandler += (_, e) => faults.Add(e.Message);
        using var reader = XmlReader.Create(new MemoryStream(document), settings);
        while (reader.Read())
        {
        }

        return faults;
    }

    private static XmlSchemaSet Compile(string file)
    {
        var set = new XmlSchemaSet { XmlResolver = new Shelf() };
        using var reader = XmlReader.Create(Requirements.SharedFile("data", "metrology", "dcc", "xsd", file));
        set.Add(null, reader);
        set.Compile();
        return set;
    }

    /// <summary>Gives the files of the shelf for the addresses that the schemas name.</summary>
    private sealed class Shelf : XmlResolver
    {
        public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        {
            var address = absoluteUri.OriginalString;
            var file = address.Contains("quantitykind", StringComparison.OrdinalIgnoreCase) ? "quantityKind-stub.xsd"
                : address.Contains("xmldsig", StringComparison.Ordinal) ? "xmldsig-stub.xsd"
                : address.Contains("v2.2", StringComparison.Ordinal) ? "SI_Format-2.2.0.xsd"
                : address.Contains("v2.1", StringComparison.Ordinal) ? "SI_Format-2.1.0.xsd"
                : throw new InvalidOperationException("No schema on the shelf for " + address);
            return File.OpenRead(Requirements.SharedFile("data", "metrology", "dcc", "xsd", file));
        }
    }
}
