using System.Text;
using System.Xml;
using Tdc.Dcc.Writing;

namespace Tdc.Dcc;

/// <summary>Writes calibration certificates that are valid by the schema 3.3.0, or by 3.2.1 on request.</summary>
/// <remarks>
/// <para>What the schema does not allow is refused before anything is given out, with the place where it is.</para>
/// <para>What is written is read back equal by <see cref="DccReader"/>; a text that XML cannot carry is refused.</para>
/// </remarks>
public static class DccWriter
{
    /// <summary>Writes a certificate.</summary>
    /// <param name="certificate">What is written.</param>
    /// <param name="version">The schema's version.</param>
    public static DccWriting Write(Certificate certificate, DccVersion version = DccVersion.V330)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize, // a carriage return in a text comes back as one
        };
        using var octets = new MemoryStream();
        try
        {
            using (var writer = XmlWriter.Create(octets, settings))
            {
                var xml = new DccXml(writer, version);
                writer.WriteStartDocument();
                Root(xml, writer, certificate, version);
                writer.WriteEndDocument();
                xml.CheckReferences();
            }

            return new DccWriting(DccFault.None, "", octets.ToArray());
        }
        catch (WritingStopped stopped)
        {
            return new DccWriting(stopped.Fault, stopped.Path, null);
        }
    }

    /// <summary>The version's number as the schema writes it.</summary>
    public static string NumberOf(DccVersion version) => version == DccVersion.V321 ? "3.2.1" : "3.3.0";

    private static void Root(DccXml xml, XmlWriter writer, Certificate certificate, DccVersion version)
    {
        xml.Open("digitalCalibrationCertificate");
        writer.WriteAttributeString("xmlns", "si", null, DccNames.Si);
        xml.Attribute("schemaVersion", NumberOf(version));
        xml.Element("administrativeData", () => Administration(xml, certificate));
        xml.Element("measurementResults", () =>
        {
            xml.NeedVersion(certificate.Common == Circumstances.None, "usedMethods");
            EquipmentWriting.Circumstances(xml, certificate.Common);
            EquipmentWriting.MetaData(xml, certificate.Common);
            if (certificate.Results.Count == 0)
            {
                throw xml.Stop(DccFault.Missing, "measurementResult");
            }

            xml.Each("measurementResult", certificate.Results, result => ResultWriting.Measurement(xml, result));
        });
        xml.Maybe("document", certificate.HumanReadable, file => TextWriting.File(xml, file));
        xml.Close();
    }

    private static void Administration(DccXml xml, Certificate certificate)
    {
        xml.NeedInside("dccSoftware", "software", certificate.Software, software => PartyWriting.Software(xml, software));
        xml.Element("coreData", () => Core(xml, certificate.Core));
        xml.Element("items", () => Items(xml, certificate));
        xml.Element("calibrationLaboratory", () => PartyWriting.Laboratory(xml, certificate.Laboratory));
        xml.NeedInside("respPersons", "respPerson", certificate.Persons, person => PartyWriting.Person(xml, person));
        xml.Element("customer", () => PartyWriting.Contact(xml, certificate.Customer, strict: true));
        xml.Inside("statements", "statement", certificate.Statements, statement => ResultWriting.Statement(xml, statement));
    }

    private static void Items(DccXml xml, Certificate certificate)
    {
        xml.Maybe("name", certificate.ItemsName, name => TextWriting.Local(xml, name));
        xml.Maybe("description", certificate.ItemsDescription, text => TextWriting.Rich(xml, text));
        if (certificate.Items.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, "item");
        }

        xml.Each("item", certificate.Items, item => EquipmentWriting.Item(xml, item));
    }

    private static void Core(DccXml xml, CoreData core)
    {
        xml.Code("countryCodeISO3166_1", core.CountryCode, capital: true);
        Languages(xml, "usedLangCodeISO639_1", core.UsedLanguages);
        Languages(xml, "mandatoryLangCodeISO639_1", core.MandatoryLanguages);
        xml.Word("uniqueIdentifier", core.UniqueIdentifier);
        xml.Inside("identifications", "identification", core.Identifications, number => PartyWriting.Identification(xml, number));
        xml.Date("receiptDate", core.Received);
        xml.Date("beginPerformanceDate", core.Begun);
        xml.Date("endPerformanceDate", core.Ended);
        xml.Text("performanceLocation", DccNames.WordOf(core.Place));
        xml.Date("issueDate", core.Issued);
        xml.Maybe("reportAmendedSubstituted", core.Replaces, replaced =>
        {
            xml.Marks(replaced.Marks);
            xml.Text("typeOfChange", DccNames.WordOf(replaced.Kind));
            xml.Word("replacedUniqueIdentifier", replaced.Identifier);
        });
        xml.Maybe("previousReport", core.Previous, hash => EquipmentWriting.Hash(xml, hash));
    }

    private static void Languages(DccXml xml, string name, Sequence<string> languages)
    {
        if (languages.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, name);
        }

        foreach (var language in languages)
        {
            xml.Code(name, language, capital: false);
        }
    }
}

/// <summary>What a writer made.</summary>
/// <param name="Fault">The first fault, or <see cref="DccFault.None"/>.</param>
/// <param name="Path">Where the fault is; empty without one.</param>
/// <param name="Octets">The document in UTF-8; null when there is a fault.</param>
public sealed record DccWriting(DccFault Fault, string Path, byte[]? Octets);
