namespace Tdc.Dcc.Writing;

/// <summary>Writes who and where.</summary>
internal static class PartyWriting
{
    /// <summary>A contact; <paramref name="strict"/> ones must have a place, and in 3.2.1 they have no marks but an id.</summary>
    public static void Contact(DccXml xml, Contact contact, bool strict)
    {
        xml.Marks(contact.Marks, mayRefer: !strict, mayBeOfKind: !strict);
        xml.Element("name", () => TextWriting.Local(xml, contact.Name));
        xml.Word("eMail", contact.EMail);
        xml.Word("phone", contact.Phone);
        xml.Word("fax", contact.Fax);
        xml.NeedVersion(contact.Link is null, "link");
        xml.Word("link", contact.Link);
        if (strict && contact.Location is null)
        {
            throw xml.Stop(DccFault.Missing, "location");
        }

        xml.Maybe("location", contact.Location, location => Location(xml, location));
    }

    public static void Location(DccXml xml, Location location)
    {
        if (location == new Location())
        {
            throw xml.Stop(DccFault.Missing, "city");
        }

        xml.Word("city", location.City);
        if (location.CountryCode is { } country)
        {
            xml.Code("countryCode", country, capital: true);
        }

        xml.Word("postCode", location.PostCode);
        xml.Word("postOfficeBox", location.PostOfficeBox);
        xml.Word("state", location.State);
        xml.Word("street", location.Street);
        xml.Word("streetNo", location.StreetNumber);
        xml.Maybe("further", location.Further, text => TextWriting.Rich(xml, text));
    }

    public static void Laboratory(DccXml xml, CalibrationLaboratory laboratory)
    {
        xml.Word("calibrationLaboratoryCode", laboratory.Code);
        xml.Element("contact", () => Contact(xml, laboratory.Contact, strict: true));
        Means(xml, laboratory.Means);
    }

    public static void Person(DccXml xml, ResponsiblePerson person)
    {
        xml.Marks(person.Marks);
        xml.Element("person", () => Contact(xml, person.Person, strict: false));
        xml.Maybe("description", person.Description, text => TextWriting.Rich(xml, text));
        xml.Word("role", person.Role);
        xml.Truth("mainSigner", person.MainSigner);
        Means(xml, person.Means);
    }

    public static void Software(DccXml xml, Software software)
    {
        xml.Marks(software.Marks);
        xml.Element("name", () => TextWriting.Local(xml, software.Name));
        xml.Word("release", software.Release);
        if (software.Kind is not (null or "application" or "bios" or "driver" or "editor" or "firmware" or "library" or "os" or "other"))
        {
            throw xml.Stop(DccFault.Word, "type");
        }

        xml.Word("type", software.Kind);
        xml.Maybe("description", software.Description, text => TextWriting.Rich(xml, text));
    }

    public static void Identification(DccXml xml, Identification identification)
    {
        xml.Marks(identification.Marks);
        xml.Text("issuer", DccNames.WordOf(identification.Issuer));
        xml.Word("value", identification.Value);
        xml.Maybe("name", identification.Name, name => TextWriting.Local(xml, name));
    }

    public static void Class(DccXml xml, EquipmentClass known)
    {
        xml.Marks(known.Marks);
        xml.Word("reference", known.Reference);
        xml.Word("classID", known.Class);
    }

    private static void Means(DccXml xml, SigningMeans means)
    {
        xml.Truth("cryptElectronicSeal", means.Seal);
        xml.Truth("cryptElectronicSignature", means.Signature);
        xml.Truth("cryptElectronicTimeStamp", means.TimeStamp);
    }
}
