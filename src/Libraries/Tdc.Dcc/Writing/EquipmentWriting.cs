namespace Tdc.Dcc.Writing;

/// <summary>Writes items, equipment, methods and conditions.</summary>
internal static class EquipmentWriting
{
    public static void Item(DccXml xml, Item item)
    {
        xml.Marks(item.Marks);
        xml.Element("name", () => TextWriting.Local(xml, item.Name));
        xml.Each("equipmentClass", item.Classes, known => PartyWriting.Class(xml, known));
        xml.Maybe("description", item.Description, text => TextWriting.Rich(xml, text));
        xml.NeedVersion(item.Owner is null, "owner");
        xml.Maybe("owner", item.Owner, owner => PartyWriting.Contact(xml, owner, strict: true));
        xml.Inside("installedSoftwares", "software", item.Software, software => PartyWriting.Software(xml, software));
        xml.Maybe("manufacturer", item.Manufacturer, maker => PartyWriting.Contact(xml, maker, strict: false));
        xml.Word("model", item.Model);
        xml.NeedInside("identifications", "identification", item.Identifications, number => PartyWriting.Identification(xml, number));
        xml.Inside("itemQuantities", "itemQuantity", item.Quantities, quantity => ResultWriting.Primitive(xml, quantity));
    }

    public static void Hash(DccXml xml, CertificateHash hash)
    {
        xml.Marks(hash.Marks);
        xml.Element("referral", () => TextWriting.Local(xml, hash.Referral));
        xml.Word("referralID", hash.Identifier);
        xml.Word("procedure", hash.Procedure);
        xml.Word("value", hash.Value);
        xml.Maybe("description", hash.Description, text => TextWriting.Rich(xml, text));
        xml.Truth("inValidityRange", hash.InValidityRange);
        xml.Truth("traceable", hash.Traceable);
        xml.Maybe("linkedReport", hash.Linked, linked => Hash(xml, linked));
    }

    /// <summary>What stands before the results of a measurement; in all other places what follows is written with it.</summary>
    public static void Circumstances(DccXml xml, Circumstances circumstances)
    {
        xml.Inside("usedMethods", "usedMethod", circumstances.Methods, method => Method(xml, method));
        xml.Inside("usedSoftware", "software", circumstances.Software, software => PartyWriting.Software(xml, software));
        xml.Inside("measuringEquipments", "measuringEquipment", circumstances.Equipment, equipment => Equipment(xml, equipment));
        xml.Inside("influenceConditions", "influenceCondition", circumstances.Conditions, condition => Condition(xml, condition));
    }

    public static void MetaData(DccXml xml, Circumstances circumstances) =>
        xml.Inside("measurementMetaData", "metaData", circumstances.MetaData, statement => ResultWriting.Statement(xml, statement));

    private static void Method(DccXml xml, UsedMethod method)
    {
        xml.Marks(method.Marks);
        xml.Element("name", () => TextWriting.Local(xml, method.Name));
        xml.Maybe("description", method.Description, text => TextWriting.Rich(xml, text));
        xml.Words("norm", method.Norms);
        xml.Words("reference", method.References);
        xml.NeedVersion(method.Links.Count == 0, "link");
        xml.Words("link", method.Links);
    }

    private static void Equipment(DccXml xml, MeasuringEquipment equipment)
    {
        xml.Marks(equipment.Marks);
        xml.Element("name", () => TextWriting.Local(xml, equipment.Name));
        xml.Each("equipmentClass", equipment.Classes, known => PartyWriting.Class(xml, known));
        xml.Maybe("description", equipment.Description, text => TextWriting.Rich(xml, text));
        xml.Maybe("certificate", equipment.Certificate, hash => Hash(xml, hash));
        xml.Maybe("manufacturer", equipment.Manufacturer, maker => PartyWriting.Contact(xml, maker, strict: false));
        xml.Word("model", equipment.Model);
        xml.Inside("identifications", "identification", equipment.Identifications, number => PartyWriting.Identification(xml, number));
        xml.Inside("measuringEquipmentQuantities", "measuringEquipmentQuantity", equipment.Quantities, quantity => ResultWriting.Primitive(xml, quantity));
    }

    private static void Condition(DccXml xml, InfluenceCondition condition)
    {
        xml.Marks(condition.Marks);
        xml.Element("name", () => TextWriting.Local(xml, condition.Name));
        xml.Maybe("description", condition.Description, text => TextWriting.Rich(xml, text));
        if (condition.Status is { } status)
        {
            xml.Text("status", DccNames.WordOf(status));
        }

        xml.Maybe("certificate", condition.Certificate, hash => Hash(xml, hash));
        ResultWriting.Data(xml, condition.Data);
    }
}
