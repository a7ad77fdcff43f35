namespace Tdc.Dcc;

/// <summary>Goes through the quantities of a certificate in the document's order.</summary>
public static class CertificateWalk
{
    /// <summary>Every quantity: of items, statements, equipment, conditions, results and what stands around them.</summary>
    public static IEnumerable<Quantity> Quantities(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.Items.SelectMany(item => item.Quantities)
            .Concat(certificate.Statements.SelectMany(statement => In(statement.Data)))
            .Concat(Before(certificate.Common)).Concat(After(certificate.Common))
            .Concat(certificate.Results.SelectMany(result => Before(result.Circumstances)
                .Concat(result.Results.SelectMany(each => In(each.Data)))
                .Concat(After(result.Circumstances))));
    }

    /// <summary>Every quantity of some data, with what stands around each.</summary>
    public static IEnumerable<Quantity> In(IEnumerable<DataPart> parts) => parts.SelectMany(part => part switch
    {
        Quantity quantity => Around(quantity.Circumstances).Prepend(quantity),
        QuantityList list => In(list.Members).Concat(Around(list.Circumstances)),
        _ => [],
    });

    /// <summary>The values that are no lists of others: a hybrid's forms, a list's members, else the value itself.</summary>
    public static IEnumerable<QuantityValue> Leaves(QuantityValue value) => value switch
    {
        HybridValue hybrid => hybrid.Forms.SelectMany(Leaves),
        ListValue list => list.Members.SelectMany(Leaves),
        RealGroup group => group.Values,
        _ => [value],
    };

    /// <summary>Every statement of conformity, of the whole first and then by results.</summary>
    public static IEnumerable<Statement> Conformities(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.Statements
            .Concat(certificate.Common.MetaData)
            .Concat(certificate.Results.SelectMany(result => result.Results.SelectMany(each => MetaDataIn(each.Data)).Concat(result.Circumstances.MetaData)))
            .Where(statement => statement.Conformity is not null);
    }

    private static IEnumerable<Statement> MetaDataIn(IEnumerable<DataPart> parts) => parts.SelectMany(part => part switch
    {
        Quantity quantity => quantity.Circumstances.MetaData,
        QuantityList list => MetaDataIn(list.Members).Concat(list.Circumstances.MetaData),
        _ => (IEnumerable<Statement>)[],
    });

    private static IEnumerable<Quantity> Around(Circumstances circumstances) => Before(circumstances).Concat(After(circumstances));

    private static IEnumerable<Quantity> Before(Circumstances circumstances) =>
        circumstances.Equipment.SelectMany(equipment => equipment.Quantities)
            .Concat(circumstances.Conditions.SelectMany(condition => In(condition.Data)));

    private static IEnumerable<Quantity> After(Circumstances circumstances) => circumstances.MetaData.SelectMany(statement => In(statement.Data));
}
